import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { singleton } from '@/lib/singleton';

/** OWASP's first choice for Argon2id: 19 MiB, 2 passes, 1 lane (RFC 9106 names the algorithm). */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** So many hashes run at once; the rest wait, so that a storm of sign-ins leaves threads for key checks. */
const CONCURRENT_HASHES = 2;

const queue = () => singleton('password-queue', () => pLimit(CONCURRENT_HASHES));

/** Argon2id in PHC string format, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return queue()(() => hash(password, ARGON2ID));
}

/** Whether the password fits; without a stored hash it takes the same time and answers false. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const fits = await queue()(async () => verify(stored ?? (await nobodysHash()), password));
  return fits && stored !== null;
}

function nobodysHash(): Promise<string> {
  return singleton('nobodys-hash', () => hash('nobody signs in with this', ARGON2ID));
}
