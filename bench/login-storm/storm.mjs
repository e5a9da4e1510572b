import { fork } from 'node:child_process';
import { once } from 'node:events';
import { getPriority, setPriority } from 'node:os';
import { pathToFileURL } from 'node:url';
import { send } from './send.mjs';

const SENDER = new URL(import.meta.url).pathname;
/** Who storms has machines of their own: here it stands back, so that only the server's own work is measured. */
const NICE_INCREMENT = 5;

/**
 * Keeps so many log-ins under way at once, each followed by the next, until it is told to stop. They come from a process of their own:
 * sending them keeps nobody else's requests waiting.
 * @returns a function that ends the storm and answers how many log-ins were answered
 */
export async function startStorm({ origin, account, parallel }) {
  const child = fork(SENDER, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  setPriority(child.pid, Math.min(19, getPriority() + NICE_INCREMENT));
  await once(child, 'message');
  child.send({ origin, account, parallel });
  return async () => {
    child.send('stop');
    const [{ answered, failure }] = await once(child, 'message');
    child.disconnect();
    if (failure) throw new Error(failure);
    return answered;
  };
}

const logIn = ({ origin, account: { email, password } }) =>
  send({
    url: `${origin}/api/v1/auth/login`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
    expected: 200,
  });

async function storm() {
  process.send('ready');
  const [task] = await once(process, 'message');
  let isOver = false;
  let answered = 0;
  const one = async () => {
    while (!isOver) {
      await logIn(task);
      answered += 1;
    }
  };
  const all = Promise.all(Array.from({ length: task.parallel }, one));
  all.catch(() => {});
  await once(process, 'message');
  isOver = true;
  process.send(await all.then(() => ({ answered })).catch(({ message }) => ({ failure: message })));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await storm();
