// What runs in the threads of password.ts.
import { hashSync, verifySync } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id: 19 MiB, 2 passes, 1 lane (RFC 9106 names the algorithm). */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

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
