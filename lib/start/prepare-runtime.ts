import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Env, env, provideEnv } from '@/lib/env';
import { applyMigrations } from './apply-migrations';
import { keptAuthSecret } from './auth-secret';
import { checkDatabase } from './check-database';
import { startEmbeddedPostgres } from './embedded-postgres';
import { requireFreePort } from './free-port';
import { holdSignals } from './hold-signals';
import { oneLine, StartError } from './start-error';

/** What start-up opened; `stop()` ends what it started. */
export type Runtime = { stop: () => Promise<void> };

const NOTHING_TO_STOP: Runtime = { stop: () => Promise.resolve() };

/**
 * Makes everything ready that the product needs before it serves: a right environment, a free port, DATA_DIR, a
 * database with every migration, a secret for sessions. What it had to make itself it provides through `env()`.
 * The working folder is the project's.
 * @throws StartError with one line for the operator
 */
export function prepareRuntime(): Promise<Runtime> {
  return holdSignals(prepare);
}

async function prepare(): Promise<Runtime> {
  const { DATA_DIR, DATABASE_URL, AUTH_SECRET } = await checkEnvironment();
  await makeDataDir(DATA_DIR);
  const isEmbedded = DATABASE_URL === undefined;
  const runtime = isEmbedded ? await embedDatabase() : NOTHING_TO_STOP;
  try {
    provideEnv({ AUTH_SECRET: AUTH_SECRET ?? (await keptAuthSecret(DATA_DIR)) });
    const url = env().DATABASE_URL ?? '';
    await checkDatabase(url);
    await applyMigrations(url, path.resolve('prisma/migrations'));
    return runtime;
  } catch (error) {
    await runtime.stop();
    throw error;
  }
}

async function checkEnvironment(): Promise<Env> {
  const found = readEnvironment();
  await requireFreePort(found.PORT, found.HOST);
  return found;
}

/**
 * What can be told wrong before a long build: the environment, the port, a database of the operator's own.
 * @throws StartError with one line for the operator
 */
export async function checkBeforeBuild(): Promise<void> {
  const { DATABASE_URL } = await checkEnvironment();
  if (DATABASE_URL !== undefined) await checkDatabase(DATABASE_URL);
}

function readEnvironment(): Env {
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
