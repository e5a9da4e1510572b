import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { toAppError } from '@/lib/http/to-app-error';
import { applyMigrations } from '@/lib/start/apply-migrations';
import { findPostmaster } from '@/lib/start/postmaster';
import { startEmbeddedOwner } from './start-embedded-owner';

export type OwnPostgres = {
  url: string;
  /** It goes down as by a power cut; its owner starts it again on the same port. */
  crash: () => void;
  /** Sends a signal to all its processes. */
  signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  stop: () => Promise<void>;
};

/** A PostgreSQL of the test's own, with every migration, for what the shared one must not suffer. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-fault-'));
  const { url, child } = await startEmbeddedOwner(dataDir, {});
  await applyMigrations(url, path.resolve('prisma/migrations'));
  return {
    url,
    crash: () => {
      const pid = pidIn(dataDir);
      if (pid !== undefined) process.kill(pid, 'SIGQUIT');
    },
    signal: (signal) => {
      const pid = pidIn(dataDir);
      if (pid === undefined) throw new Error('No PostgreSQL is running');
      for (const one of [pid, ...childrenOf(pid)]) process.kill(one, signal);
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const pidIn = (dataDir: string) => findPostmaster(path.join(dataDir, 'postgres/data'))?.pid;

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').map(Number).filter(Boolean);
}

/** `accepted`, or the code with which it would be answered. */
export async function outcomeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'accepted';
  } catch (error) {
    return toAppError(error).code;
  }
}
