import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, StartError } from './start-error';

const SECRET = /^[\w-]{43}$/;

/**
 * The secret that sessions are signed with, kept in `dataDir/auth-secret`: made on the first call, the same ever after.
 * The file appears whole, so that processes that start together agree on one.
 * @returns 43 characters of base64url, 256 random bits
 * @throws StartError when the file is there and holds something else
 */
export async function keptAuthSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'auth-secret');
  const kept = (await readIfThere(file)) ?? (await create(file));
  if (SECRET.test(kept)) return kept;
  throw new StartError(
    `${file} is damaged. Remove it to make a new one, which signs everybody out.`,
  );
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function create(file: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await handle.sync();
    await link(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error; // another process was first: its secret counts
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}
