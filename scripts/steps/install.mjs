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

/** Whether node_modules has what package-lock.json says. */
export function arePackagesInstalled(forDevelopment) {
  const record = inProject('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readPackages(inProject('package-lock.json'));
  return missingPackages(wanted, readPackages(record), { forDevelopment }).length === 0;
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Where node_modules differs from package-lock.json, both as `packages` of a lock file: npm records what it put there.
 * Packages of other platforms are rightly missing; a wrong version is never right.
 */
export function missingPackages(wanted, there, { forDevelopment }) {
  const mayBeMissing = ({ optional, devOptional, dev }) =>
    optional || devOptional || (dev && !forDevelopment);
  return Object.keys(wanted).filter((place) => {
    if (place === '') return false;
    const found = there[place];
    if (found === undefined) return !mayBeMissing(wanted[place]);
    return found.version !== wanted[place].version || found.integrity !== wanted[place].integrity;
  });
}

/** npm's program file: the one that runs us, else the one beside this Node. */
function npmCli() {
  const beside = path.resolve(path.dirname(execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const candidates = [process.env.npm_execpath, beside, '/usr/share/nodejs/npm/bin/npm-cli.js'];
  const found = candidates.find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  if (found !== undefined) return found;
  throw new StepError('Packages are missing. Run "npm ci" in this folder and start again.');
}
