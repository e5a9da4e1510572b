import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptAuthSecret } from './auth-secret';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'uploadkit-secret-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

test('processes that start one upon another agree on one secret, and it stays', async () => {
  for (let round = 0; round < 10; round += 1) {
    const folder = await mkdtemp(path.join(dataDir, 'round-'));
    const starts: Promise<string>[] = [];
    for (let i = 0; i < 40; i += 1) {
      starts.push(keptAuthSecret(folder));
      await setImmediate();
    }
    const secrets = await Promise.all(starts);
    expect(new Set([...secrets, await keptAuthSecret(folder)]).size).toBe(1);
    expect(await readdir(folder)).toEqual(['auth-secret']);
  }
});

test('the secret is long enough for env() and no other account can read it', async () => {
  expect((await keptAuthSecret(dataDir)).length).toBeGreaterThanOrEqual(32);
  expect((await stat(path.join(dataDir, 'auth-secret'))).mode & 0o777).toBe(0o600);
});

test('a damaged file is not signed with', async () => {
  await writeFile(path.join(dataDir, 'auth-secret'), 'short\n');
  await expect(keptAuthSecret(dataDir)).rejects.toThrow(/auth-secret is damaged/);
});
