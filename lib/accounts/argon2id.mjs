// What runs in the threads of password.ts.
import { spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import path from 'node:path';
import { hashSync, verifySync } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id: 19 MiB, 2 passes, 1 lane (RFC 9106 names the algorithm). */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

if (process.platform === 'linux') yieldAtOnce();

/**
 * Has this thread scheduled as idle work (SCHED_IDLE, sched(7)): who answers requests takes the core from it at once, while a nice thread
 * may run its slice of some 4 ms to the end (Linux 6.6 and later). Where there is no `chrt`, the thread is nice and no more.
 */
function yieldAtOnce() {
  const thread = path.basename(readlinkSync('/proc/thread-self'));
  spawnSync('chrt', ['-i', '-p', '0', thread], { stdio: 'ignore' });
}

/**
 * @param {string} password
 * @returns {string} PHC string format
 */
export const hash = (password) => hashSync(password, ARGON2ID);

/**
 * @param {{ stored: string, password: string }} input
 * @returns {boolean}
 */
export const verify = ({ stored, password }) => verifySync(stored, password);
