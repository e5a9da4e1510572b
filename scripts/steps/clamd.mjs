import { existsSync } from 'node:fs';
import { aptInstall } from './apt.mjs';

const INSTALLED = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'];

/**
 * Finds a ClamAV daemon for the tests of the virus scan, or installs one where that can be done. Signatures are the tests' own.
 * @returns {string | undefined} the path of its program; without one those tests are left out, and say so
 */
export function ensureClamd() {
  const find = () => INSTALLED.find((file) => existsSync(file));
  if (find() === undefined) aptInstall('clamav-daemon');
  return find();
}
