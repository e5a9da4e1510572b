import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { env } from '@/lib/env';
import { blankEnvironment } from './blank-environment';

/** Another server process on the test's own database, as a second machine would be. */
export type Instance = { url: string; child: ChildProcess; stop: () => Promise<void> };

/** Starts one, with the secrets and the database of this process. */
export async function startInstance(): Promise<Instance> {
  const { DATABASE_URL = '', DATA_DIR, AUTH_SECRET = '' } = env();
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/logging-server.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...blankEnvironment(),
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', RATE_LIMITS: 'off' },
      ...{ DATABASE_URL, DATA_DIR, AUTH_SECRET },
    },
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  for await (const port of createInterface({ input: child.stdout }))
    return { url: `http://127.0.0.1:${port}`, child, stop };
  throw new Error('The instance ended before it listened');
}
