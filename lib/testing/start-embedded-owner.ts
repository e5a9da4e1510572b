import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { PostgresSettings } from '@/lib/start/postgres-process';

export type EmbeddedOwner = { url: string; child: ChildProcess };

/**
 * Another process that uses the embedded PostgreSQL of `dataDir`, once it is ready. It ends PostgreSQL when this process
 * ends, even by kill -9, and does not hear the terminal's Ctrl-C.
 */
export async function startEmbeddedOwner(
  dataDir: string,
  settings: PostgresSettings,
): Promise<EmbeddedOwner> {
  const script = path.resolve('lib/testing/embedded-owner.ts');
  const args = ['--import', 'tsx', script, dataDir, JSON.stringify(settings)];
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const url of createInterface({ input: child.stdout })) return { url, child };
  throw new Error('The process ended before PostgreSQL was ready');
}
