import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { closedPort } from '@/lib/testing/closed-port';
import { test } from '@/lib/testing/fixtures';

describe.for(['', '/api/v1'])('%s', (prefix) => {
  test('/livez says that the process is up, to anybody', async ({ call }) => {
    expect(await call('GET', `${prefix}/livez`)).toMatchObject({
      status: 200,
      data: { process: 'ok' },
    });
  });

  test('/readyz says that database and storage answer, and nothing more', async ({ call }) => {
    const answer = await call('GET', `${prefix}/readyz`);
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ database: 'ok', storage: 'ok' });
  });
});

test('/readyz is 503 while the storage cannot be written, and comes back by itself', async ({
  dataDir,
  call,
}) => {
  const folder = path.join(dataDir, 'files');
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(folder, 'a file where a folder should be');
  const answer = await call('GET', '/readyz');
  expect(answer).toMatchObject({ status: 503, body: { errors: ['storage: not ok'] } });
  expect(answer.headers.get('Retry-After')).toBe('2');
  expect(answer.text).not.toContain(folder);
  rmSync(folder);
  expect((await call('GET', '/readyz')).status).toBe(200);
});

test('/readyz is 503 while a scanner that is configured does not answer', async ({ call, db }) => {
  void db;
  provideEnv({ CLAMD_URL: `tcp://127.0.0.1:${await closedPort()}` });
  try {
    const answer = await call('GET', '/readyz');
    expect(answer).toMatchObject({ status: 503, body: { errors: ['scanner: not ok'] } });
  } finally {
    provideEnv({ CLAMD_URL: '' });
  }
});

test('a bad credential does not keep a health check from answering', async ({ call }) => {
  const headers = { Authorization: 'Bearer rubbish', Cookie: 'uploadkit.session=rubbish' };
  expect((await call('GET', '/readyz', { headers })).status).toBe(200);
  expect((await call('GET', '/api/v1/readyz', { headers })).status).toBe(200);
});
