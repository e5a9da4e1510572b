import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Env, env, provideEnv } from '@/lib/env';
import { applyMigrations } from './apply-migrations';
import { checkDatabase } from './check-database';
import { startEmbeddedPostgres } from './embedded-postgres';
import { oneLine, StartError } from './start-error';

/** What start-up opened; `stop()` ends what it started, once however often it is asked. */
export type Runtime = { stop: () => Promise<void> };

const NOTHING_TO_STOP: Runtime = { stop: () => Promise.resolve() };

/**
 * Makes the database ready that the server uses, whether or not one runs: DATABASE_URL, or the embedded PostgreSQL of
 * DATA_DIR, with every migration. Its URL is provided through `env()`. The working folder is the project's.
 * @throws StartError with one line for the operator
 */
export async function prepareDatabase(): Promise<Runtime> {
  const { DATA_DIR, DATABASE_URL } = readEnvironment();
  await makeDataDir(DATA_DIR);
  const runtime = DATABASE_URL === undefined ? await embedDatabase() : NOTHING_TO_STOP;
  try {
    const url = env().DATABASE_URL ?? '';
    await checkDatabase(url);
    await applyMigrations(url, path.resolve('prisma/migrations'));
    return runtime;
  } catch (error) {
    await runtime.stop();
    throw error;
  }
}

/** @throws StartError with one line that names what is wrong, never its value */
export function readEnvironment(): Env {
  try {
    return env();
  } catch (cause) {
    throw new StartError(oneLine(cause), { cause });
  }
}

async function makeDataDir(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartError(`Cannot write DATA_DIR ${folder}: ${oneLine(cause)}`, { cause });
  }
}

async function embedDatabase(): Promise<Runtime> {
  const { DATA_DIR, DATABASE_POOL_SIZE } = env();
  // Room for two servers on one DATA_DIR and for people who look.
  const max_connections = String(Math.max(100, 2 * DATABASE_POOL_SIZE + 20));
  const { url, stop } = await startEmbeddedPostgres({
    dataDir: DATA_DIR,
    settings: { max_connections },
  });
  provideEnv({ DATABASE_URL: url });
  return { stop };
}
