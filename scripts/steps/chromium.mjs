import { existsSync } from 'node:fs';
import { aptInstall } from './apt.mjs';
import { StepError } from './project.mjs';
import { runNode } from './run.mjs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Makes sure that there is a Chromium for the browser tests: the system's, Playwright's, or else one installed now.
 * @returns {Promise<string>} the path of its program
 * @throws StepError when there is none to be had
 */
export async function ensureChromium() {
  const found = (await findChromium()) ?? (await downloadChromium()) ?? aptInstallChromium();
  if (found !== undefined) return found;
  throw new StepError('No Chromium: install one (Debian: apt-get install chromium) and try again.');
}

async function findChromium() {
  const { chromium } = await import('@playwright/test');
  return [...INSTALLED, chromium.executablePath()].find((file) => existsSync(file));
}

async function downloadChromium() {
  console.log('Installing Chromium …');
  await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  return findChromium();
}

function aptInstallChromium() {
  aptInstall('chromium');
  return INSTALLED.find((file) => existsSync(file));
}
