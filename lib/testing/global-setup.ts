import { once } from 'node:events';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '@/lib/start/apply-migrations';
import { startEmbeddedOwner } from '@/lib/testing/start-embedded-owner';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database with every migration and no row, to make others from; nobody may stay connected to it. */
    templateUrl: string;
    /** How many generated requests the contract is tried with. */
    generatedRequests: number;
    /** How often the built server is killed in the middle of uploads. */
    crashRounds: number;
    /** A Redis server's program; empty where there is none. */
    redisServer: string;
    /** An S3 server's program; empty where there is none. */
    s3Server: string;
    /** A virus scanner's program; empty where there is none. */
    clamd: string;
  }
}

/** Nothing here has to outlive a power cut. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
};

/** One PostgreSQL for the whole test run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'uploadkit-test-'));
  const { url, child } = await startEmbeddedOwner(dataDir, FAST);
  await applyMigrations(url, path.resolve('prisma/migrations'));
  project.provide('templateUrl', url);
  return async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    for (const folder of [dataDir, project.config.env['DATA_DIR']]) {
      if (folder !== undefined) fs.rmSync(folder, { recursive: true, force: true });
    }
  };
}
