import { type Env, env, provideEnv } from '@/lib/env';
import { keptAuthSecret } from './auth-secret';
import { checkDatabase } from './check-database';
import { requireFreePort } from './free-port';
import { holdSignals } from './hold-signals';
import { prepareDatabase, readEnvironment, type Runtime } from './prepare-database';

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
  await checkEnvironment();
  const runtime = await prepareDatabase();
  try {
    const { AUTH_SECRET, DATA_DIR } = env();
    provideEnv({ AUTH_SECRET: AUTH_SECRET ?? (await keptAuthSecret(DATA_DIR)) });
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
