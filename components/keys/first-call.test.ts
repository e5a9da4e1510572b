import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect } from 'vitest';
import { SCOPES } from '@/lib/auth/scopes';
import { listen, type ListeningApp } from '@/lib/testing/app-server';
import { test as base } from '@/lib/testing/fixtures';
import { firstCall } from './first-call';

const run = promisify(execFile);

const test = base.extend('folder', ({ dataDir }) => mkdtemp(path.join(dataDir, 'try-')));

let app: ListeningApp;

beforeAll(async () => {
  app = await listen();
});

afterAll(() => {
  app.server.closeAllConnections();
  app.server.close();
});

/** Runs the code as a file beside a `.env`, as it says itself. */
async function runNode(folder: string, { node, env }: { node: string; env: string }) {
  await writeFile(path.join(folder, 'first-call.mjs'), node);
  await writeFile(path.join(folder, '.env'), env);
  const args = ['--env-file=.env', 'first-call.mjs'];
  const options = { cwd: folder, env: { NODE_ENV: 'production' as const } };
  return (await run(process.execPath, args, options)).stdout;
}

// Every key can do at once what it is shown: nobody's first request is refused for a scope that they did not choose.
for (const scopes of [...SCOPES.map((scope) => [scope]), ['download', 'metadata'], SCOPES]) {
  const name = scopes.join(', ');
  const chosen = SCOPES.filter((scope) => scopes.includes(scope));

  test(`a key for ${name} may make the call that it is shown for Node`, async ({
    folder,
    makeKey,
  }) => {
    const { record } = await makeKey({ scopes: chosen });
    const output = await runNode(folder, firstCall(record, app.url));
    expect(output).toMatch(/^20[01] .*status: 'SUCCESS'/s);
  });

  test(`and for curl: ${name}`, async ({ makeKey }) => {
    const { record } = await makeKey({ scopes: chosen });
    const { stdout } = await run('sh', ['-c', firstCall(record, app.url).curl]);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'SUCCESS' });
  });
}

test('a key for some contexts uploads to one of them', async ({ folder, makeKey }) => {
  const { record } = await makeKey({ scopes: ['upload'], contexts: ['default'] });
  const call = firstCall(record, app.url);
  expect(call.curl).toContain('-F context=default');
  expect(await runNode(folder, call)).toContain("context_key: 'default'");
});
