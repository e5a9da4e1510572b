import { existsSync } from 'node:fs';
import { aptInstall } from './apt.mjs';

const INSTALLED = [
  '/usr/bin/redis-server',
  '/usr/local/bin/redis-server',
  '/opt/homebrew/bin/redis-server',
];

/**
 * Finds a Redis server for the tests of shared limits, or installs one where that can be done.
 * @returns {string | undefined} the path of its program; without one those tests are left out, and say so
 */
export function ensureRedis() {
  const find = () => INSTALLED.find((file) => existsSync(file));
  if (find() === undefined) aptInstall('redis-server');
  return find();
}
