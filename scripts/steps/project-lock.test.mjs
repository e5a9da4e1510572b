import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

/** Enters the lock, says so, and leaves it when its standard input ends. */
const PROGRAM = `
  const { withProjectLock } = await import('./scripts/steps/project-lock.mjs');
  await withProjectLock(async () => {
    console.log('in');
    for await (const _ of process.stdin);
  }, 'a folder of this test');
`;

function enter() {
  const args = ['--input-type=module', '--eval', PROGRAM];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, nextLine: async () => (await lines.next()).value };
}

/** Leaves however the test asks, and waits until the process is gone. */
async function leave({ child }, end) {
  const gone = once(child, 'exit');
  end();
  await gone;
}

const WAITING = 'Waiting for another start or build in this folder …';

test.each([
  ['leaves', (child) => child.stdin.end()],
  ['is killed', (child) => child.kill('SIGKILL')],
])('a second process waits until the first one %s', async (_, end) => {
  const first = enter();
  expect(await first.nextLine()).toBe('in');
  const second = enter();
  expect(await second.nextLine()).toBe(WAITING);
  await leave(first, () => end(first.child));
  expect(await second.nextLine()).toBe('in');
  await leave(second, () => second.child.stdin.end());
});
