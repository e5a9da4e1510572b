import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { freeLoopbackPort } from '@/lib/start/free-port';

const run = promisify(execFile);
const SCRIPT = path.resolve('scripts/steps/s3-server.mjs');

/** Whether a real S3 server can be had here. */
export const isS3Here = existsSync(inject('s3Server'));

/** The variables of the account that the server makes. */
export const S3_ACCOUNT = {
  S3_ACCESS_KEY_ID: 'TESTKEY',
  S3_SECRET_ACCESS_KEY: 'TESTSECRET',
  S3_REGION: 'us-east-1',
  S3_FORCE_PATH_STYLE: 'true',
};

export type S3Server = { endpoint: string; stop: () => Promise<void> };

/** How often ports are looked for: between finding one and listening on it another program may take it. */
const ATTEMPTS = 3;

/** A real S3 server that keeps everything in memory, on ports of its own. */
export async function startS3(attempts = ATTEMPTS): Promise<S3Server> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-s3-'));
  const ports = [await freeLoopbackPort(undefined), await freeLoopbackPort(undefined)];
  const stop = async () => {
    await run(process.execPath, [SCRIPT, 'stop', folder]);
  };
  try {
    const { stdout } = await run(process.execPath, [SCRIPT, 'start', folder, ...ports.map(String)]);
    return { endpoint: stdout.trim(), stop };
  } catch (error) {
    await stop();
    if (attempts <= 1) throw error;
    return startS3(attempts - 1);
  }
}
