import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { env } from '@/lib/env';
import { METHODS } from '@/lib/http/route-entry';
import { routes } from '@/lib/http/routes.generated';
import { createAppServer } from '@/lib/http/serve';
import { freeLoopbackPort } from '@/lib/start/free-port';
import { test as base } from '@/lib/testing/fixtures';

const READY_WITHIN_MS = 150_000;

// Guards the promise that every host answers alike: `next dev` and `next start` serve the handlers that our server mounts.
const test = base.extend(
  'hosts',
  { scope: 'file' },
  async ({ database, dataDir }, { onCleanup }) => {
    const variables = { DATABASE_URL: database.url, DATA_DIR: dataDir };
    const server = createAppServer(routes, (_incoming, outgoing) => outgoing.writeHead(404).end());
    const port = await freeLoopbackPort(undefined);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const next = await startNext(variables);
    onCleanup(() => {
      next.child.kill();
      server.closeAllConnections();
      server.close();
    });
    return { ours: `http://127.0.0.1:${port}`, next: next.url };
  },
);

/** `next start` on the same build, database and secret. */
async function startNext(variables: Record<string, string>) {
  const port = String(await freeLoopbackPort(undefined));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', port], {
    stdio: 'ignore',
    env: {
      NODE_ENV: 'production',
      PATH: '/usr/bin:/bin',
      PORT: port,
      AUTH_SECRET: env().AUTH_SECRET ?? '',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'silent',
      ...variables,
    },
  });
  await untilServed(`${url}/livez`, child);
  return { url, child };
}

async function untilServed(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('next did not start');
    await pause(50);
  }
}

/** A path of the route that names nothing: no request below changes anything. */
const examplePath = (path: string) =>
  path
    .replace('[id]', `key_${'0'.repeat(32)}`)
    .replace('[context_key]', 'nowhere')
    .replace('[...path]', 'nothing/here');

const ASKED = routes.flatMap(({ path }) =>
  [...METHODS, 'HEAD', 'OPTIONS'].map((method) => ({ method, path: examplePath(path) })),
);

type Asked = (typeof ASKED)[number];

async function statusOf(host: string, { method, path }: Asked, credential?: string) {
  const headers = credential === undefined ? {} : { Authorization: `Bearer ${credential}` };
  const response = await fetch(host + path, { method, headers });
  return { status: response.status, challenge: response.headers.get('www-authenticate') };
}

test('both hosts mount every route with the same methods', async ({ hosts, anyKey }) => {
  for (const { method, path } of ASKED) {
    const [here, there] = await Promise.all([
      statusOf(hosts.ours, { method, path }, anyKey.secret),
      statusOf(hosts.next, { method, path }, anyKey.secret),
    ]);
    expect({ method, path, ...there }).toEqual({ method, path, ...here });
  }
});

// middleware.ts leaves uploads alone, because what it takes is cut at 10 MB: there Next looks at the method first.
const isSeenByMiddleware = ({ method, path }: Asked) =>
  path !== '/api/v1/files/upload' || method === 'POST';

test('both hosts refuse a missing and a malformed credential alike', async ({ hosts }) => {
  for (const { method, path } of ASKED.filter(isSeenByMiddleware)) {
    for (const credential of [undefined, 'uk_live_malformed']) {
      const [here, there] = await Promise.all([
        statusOf(hosts.ours, { method, path }, credential),
        statusOf(hosts.next, { method, path }, credential),
      ]);
      expect({ method, path, credential, ...there }).toEqual({ method, path, credential, ...here });
    }
  }
});
