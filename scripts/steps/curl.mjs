import { spawnSync } from 'node:child_process';
import { aptInstall } from './apt.mjs';
import { StepError } from './project.mjs';

/**
 * Makes sure that a shell finds curl: the tests run the commands that people are shown, as they stand.
 * @throws StepError when there is none to be had
 */
export function ensureCurl() {
  const isHere = () => spawnSync('curl', ['--version']).status === 0;
  if (!isHere()) aptInstall('curl');
  if (!isHere()) {
    throw new StepError('No curl: install it (Debian: apt-get install curl) and try again.');
  }
}
