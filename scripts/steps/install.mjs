import { existsSync, readFileSync } from 'node:fs';
import { execPath } from 'node:process';
import path from 'node:path';
import { inProject, StepError } from './project.mjs';
import { runStep } from './run.mjs';

/**
 * Installs the packages of package-lock.json when those in node_modules are others, whoever installed them.
 * @param {{ forDevelopment: boolean }} options false: what serving needs is enough
 */
export async function installPackages({ forDevelopment }) {
  if (arePackagesInstalled(forDevelopment)) return;
  // NODE_ENV=production would leave out what the build needs.
  await runStep('Installing packages', [npmCli(), 'ci', '--include=dev', '--include=optional']);
}

/** Compares what should be there with npm's own record of what it put there last. */
function arePackagesInstalled(forDevelopment) {
  const record = inProject('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const there = readPackages(record);
  return Object.entries(readPackages(inProject('package-lock.json'))).every(
    ([location, wanted]) =>
      location === '' ||
      isOptional(wanted, forDevelopment, there[location]) ||
      isSame(wanted, there[location]),
  );
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Packages of other platforms are rightly missing; a wrong version is never right. */
const isOptional = (wanted, forDevelopment, found) =>
  found === undefined && (wanted.optional || wanted.devOptional || (wanted.dev && !forDevelopment));

const isSame = (wanted, found) =>
  found?.version === wanted.version && found?.integrity === wanted.integrity;

/** npm's program file: the one that runs us, else the one beside this Node. */
function npmCli() {
  const beside = path.resolve(path.dirname(execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const candidates = [process.env.npm_execpath, beside, '/usr/share/nodejs/npm/bin/npm-cli.js'];
  const found = candidates.find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  if (found !== undefined) return found;
  throw new StepError('Packages are missing. Run "npm ci" in this folder and start again.');
}
