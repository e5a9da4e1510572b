import { availableParallelism } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import Piscina from 'piscina';
import { singleton } from '@/lib/singleton';

/** So many hashes run at once; the rest wait. Where there are several cores, one is left to who answers. */
export const CONCURRENT_HASHES = Math.max(1, Math.min(2, availableParallelism() - 1));

/** What is added to the niceness of the threads that hash: a core that they share with key checks is the key checks'. */
const NICE_INCREMENT = 15;

/** How long a thread waits for the next password before it ends. */
const IDLE_MS = 60_000;

const queue = () => singleton('password-queue', () => pLimit(CONCURRENT_HASHES));

/** Argon2id in PHC string format, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return queue()(() => hash(password));
}

/**
 * Whether the password fits; without a stored hash it takes the same time and answers false. `isStillAsked` is called when its turn
 * comes, and may throw; `onWrong` before the next one's does.
 */
export async function isPassword(
  password: string,
  stored: string | null,
  { isStillAsked = nothing, onWrong = nothing }: Turn = {},
): Promise<boolean> {
  return queue()(async () => {
    await isStillAsked();
    const fits = (await verify(stored ?? (await nobodysHash()), password)) && stored !== null;
    if (!fits) await onWrong();
    return fits;
  });
}

type Turn = { isStillAsked?: () => Promise<void>; onWrong?: () => Promise<void> };

const nothing = () => Promise.resolve();

function nobodysHash(): Promise<string> {
  return singleton('nobodys-hash', () => hash('nobody signs in with this'));
}

/** Threads of their own: Node's few are for files and names, and cannot be told to stand back. */
const threads = () =>
  singleton(
    'password-threads',
    () =>
      new Piscina<unknown, unknown>({
        filename: path.resolve('lib/accounts/argon2id.mjs'),
        minThreads: 0,
        maxThreads: CONCURRENT_HASHES,
        idleTimeout: IDLE_MS,
        niceIncrement: NICE_INCREMENT,
      }),
  );

const hash = async (password: string): Promise<string> =>
  String(await threads().run(password, { name: 'hash' }));

const verify = async (stored: string, password: string): Promise<boolean> =>
  (await threads().run({ stored, password }, { name: 'verify' })) === true;
