import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { listen } from '@/lib/testing/app-server';
import { test } from '@/lib/testing/fixtures';
import { open, readToEnd } from '@/lib/testing/raw-request';
import { arrivalOf } from './arrival';
import type { RouteHandler } from './declaration';
import { mountRoutes } from './mount';
import { route } from './route';
import { routes } from './routes.generated';
import { LET_IN_AT_ONCE, waitInLine } from './wait-in-line';

const Named = z.object({ name: z.string() });
const ABOUT = { summary: 'Stays until it is let go', public: true, output: Named } as const;

type Visit = { name: string; turn: number; waited: number; leave: () => void };

/** A server with a path whose callers wait in line, and stay inside until they are let go. */
async function openHouse() {
  const visits: Visit[] = [];
  const turns = countTurns();
  const stay = (name: string, request: Request) =>
    new Promise<{ name: string }>((resolve) => {
      const waited = performance.now() - arrivalOf(request);
      visits.push({ name, turn: turns.count, waited, leave: () => resolve({ name }) });
    });
  const stays = (inLine: { hashes?: true }): RouteHandler =>
    route({
      ...ABOUT,
      ...inLine,
      body: Named,
      run: (_ctx, { body, request }) => stay(body.name, request),
    });
  const module = {
    POST: stays({ hashes: true }),
    PUT: stays({}),
  };
  const { server, port } = await listen([{ path: '/house', module }]);
  onTestFinished(() => {
    turns.stop();
    for (const { leave } of visits) leave();
    server.closeAllConnections();
    server.close();
  });
  const names = () => visits.map(({ name }) => name);
  const inside = (...expected: string[]) =>
    vi.waitFor(() => expect(names().toSorted()).toEqual(expected.toSorted()), { interval: 5 });
  return { port, visits, names, inside };
}

/** Counts the turns of the event loop until it is stopped. */
function countTurns() {
  const turns = { count: 0, stop: () => clearImmediate(immediate) };
  const next = () => {
    turns.count += 1;
    immediate = setImmediate(next);
  };
  let immediate = setImmediate(next);
  return turns;
}

/** A request as it goes over the wire; `part` of its body may be kept back. */
function requestOf(name: string, { method = 'POST', kept = 0 } = {}): string {
  const body = JSON.stringify({ name });
  const head = [
    `${method} /house HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  return [...head, '', body.slice(0, body.length - kept)].join('\r\n');
}

async function come(port: number, ...requests: string[]) {
  const socket = await open(port);
  socket.write(requests.join(''));
  return socket;
}

/** Long enough for whoever may enter to have entered. */
async function aWhile(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await nextTurn();
}

const FIRST = Array.from({ length: LET_IN_AT_ONCE }, (_, place) => `first ${place}`);

describe('a request that hashes waits in line', () => {
  test('so many are let in at once, the next when one is answered, in the order of their arrival', async ({
    db,
  }) => {
    expect(db).toBeTruthy();
    const { port, visits, names, inside } = await openHouse();
    for (const name of FIRST) await come(port, requestOf(name));
    await inside(...FIRST);
    for (const name of ['second', 'third']) {
      await come(port, requestOf(name));
      await aWhile();
    }
    expect(names()).toHaveLength(LET_IN_AT_ONCE);
    visits[1]?.leave();
    await inside(...FIRST, 'second');
    await aWhile();
    expect(names()).not.toContain('third');
    visits[0]?.leave();
    await inside(...FIRST, 'second', 'third');
  });

  test('one is let in in a turn of the event loop', async () => {
    const { port, visits, inside } = await openHouse();
    const sockets = await Promise.all(FIRST.map(() => open(port)));
    for (const [place, socket] of sockets.entries()) socket.write(requestOf(FIRST[place] ?? ''));
    await inside(...FIRST);
    expect(new Set(visits.map(({ turn }) => turn)).size).toBe(LET_IN_AT_ONCE);
  });

  test('who has left meanwhile is not let in', async () => {
    const letIn: string[] = [];
    const answers = new EventEmitter();
    const server = createServer((incoming, outgoing) => {
      waitInLine(incoming, outgoing, () => {
        letIn.push(incoming.url?.slice(1) ?? '');
        return once(answers, 'given');
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const get = (name: string) => come(port, `GET /${name} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    for (const name of FIRST) await get(name.replace(' ', ''));
    const gone = await get('gone');
    await get('patient');
    await vi.waitFor(() => expect(letIn).toHaveLength(LET_IN_AT_ONCE));
    await aWhile();
    gone.destroy();
    await once(gone, 'close');
    await aWhile();
    answers.emit('given');
    await vi.waitFor(() => expect(letIn).toContain('patient'));
    answers.emit('given');
    expect(letIn).not.toContain('gone');
  });

  test('who is still sending keeps nobody waiting, and is answered when it is whole', async () => {
    const { port, visits, inside } = await openHouse();
    const slow = await Promise.all(
      Array.from({ length: 10 }, (_, place) => come(port, requestOf(`slow ${place}`, { kept: 2 }))),
    );
    await aWhile();
    await come(port, requestOf('quick'));
    await inside('quick');
    const [socket] = slow;
    const answered = socket === undefined ? [] : once(socket, 'data');
    socket?.write('"}');
    await inside('quick', 'slow 0');
    visits[1]?.leave();
    expect(String(await answered)).toContain('HTTP/1.1 200');
  });

  test('an answer that its caller does not come to read keeps nobody waiting', async () => {
    const { port, visits, inside } = await openHouse();
    // Behind an answer that is not given yet, on one connection: theirs cannot be sent.
    await come(port, requestOf('before', { method: 'PUT' }), ...FIRST.map((one) => requestOf(one)));
    await inside('before', ...FIRST);
    for (const { name, leave } of visits) if (name !== 'before') leave();
    await come(port, requestOf('next'));
    await inside('before', ...FIRST, 'next');
  });

  test('another method of the path does not', async () => {
    const { port, inside } = await openHouse();
    for (const name of FIRST) await come(port, requestOf(name));
    await inside(...FIRST);
    await come(port, requestOf('past', { method: 'PUT' }));
    await inside(...FIRST, 'past');
  });

  test('the wait is known to who counts how long the answer took', async () => {
    const { port, visits, inside } = await openHouse();
    const waits = 300;
    for (const name of FIRST) await come(port, requestOf(name));
    await inside(...FIRST);
    const socket = await come(port, requestOf('late'));
    const answer = readToEnd(socket);
    await new Promise((resolve) => setTimeout(resolve, waits));
    visits[0]?.leave();
    await inside(...FIRST, 'late');
    const late = visits.at(-1);
    late?.leave();
    socket.end();
    expect((await answer).status).toBe(200);
    expect(late?.waited).toBeGreaterThan(waits - 50);
  });
});

test('log-ins and sign-ups wait in line, and nothing else does', () => {
  const mount = mountRoutes(routes);
  const waiting = routes.flatMap(({ path }) =>
    (mount.match(path)?.inLine ?? []).map((method) => `${method} ${path}`),
  );
  expect(waiting.toSorted()).toEqual(['POST /api/v1/auth/login', 'POST /api/v1/auth/register']);
});
