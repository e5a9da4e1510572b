import net from 'node:net';
import { afterEach, expect, inject, test } from 'vitest';
import { checkDatabase } from './check-database';
import { freeLoopbackPort } from './free-port';

const PASSWORD = 'hunter2-hunter2';
const servers: net.Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The one line that an operator gets to read. */
async function complaint(url: string): Promise<string> {
  const error = await checkDatabase(url).catch((caught: unknown) => caught);
  return error instanceof Error ? error.message : '';
}

test('a database that does not flush what it acknowledges is refused', async () => {
  expect(await complaint(inject('templateUrl'))).toBe(
    'The database runs with fsync=off and would lose acknowledged writes. Set it to on.',
  );
});

test('a database that nobody serves is named by host and port, its password is not', async () => {
  const port = await freeLoopbackPort(undefined);
  const line = await complaint(`postgresql://someone:${PASSWORD}@127.0.0.1:${port}/uploads`);
  expect(line).toBe(
    `Cannot use the database at 127.0.0.1:${port}: nothing listens there. Check DATABASE_URL.`,
  );
});

test('a wrong password is refused in one line without it', async () => {
  const url = new URL(inject('templateUrl'));
  url.password = PASSWORD;
  const line = await complaint(url.href);
  expect(line).toMatch(
    /^Cannot use the database at 127\.0\.0\.1:\d+: password authentication failed/,
  );
  expect(line).not.toContain(PASSWORD);
  expect(line).not.toContain('\n');
});

test('a missing database is named', async () => {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/nowhere';
  expect(await complaint(url.href)).toContain('database "nowhere" does not exist');
});

test('a port behind which nobody speaks gives up within 6 seconds', async () => {
  const silent = net.createServer();
  servers.push(silent);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const started = performance.now();
  expect(await complaint(`postgresql://a:b@127.0.0.1:${port}/c`)).toContain(
    'no answer within 5 seconds',
  );
  expect(performance.now() - started).toBeLessThan(6000);
});
