import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptAuthSecret } from './auth-secret';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'uploadkit-secret-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

test('processes that start together agree on one secret, and it stays', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => keptAuthSecret(dataDir)));
  expect(new Set(secrets).size).toBe(1);
  expect(await keptAuthSecret(dataDir)).toBe(secrets[0]);
  expect(await readdir(dataDir)).toEqual(['auth-secret']);
});

test('the secret is long enough for env() and no other account can read it', async () => {
  expect((await keptAuthSecret(dataDir)).length).toBeGreaterThanOrEqual(32);
  expect((await stat(path.join(dataDir, 'auth-secret'))).mode & 0o777).toBe(0o600);
});

test('a damaged file is not signed with', async () => {
  await writeFile(path.join(dataDir, 'auth-secret'), 'short\n');
  await expect(keptAuthSecret(dataDir)).rejects.toThrow(/auth-secret is damaged/);
});
