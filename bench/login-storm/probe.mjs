import { setTimeout as sleep } from 'node:timers/promises';
import { send } from './send.mjs';

/** Requests a second: far from what the server can do, as an API's ordinary traffic is. */
const RATE = 200;

/**
 * Sends one request every 5 ms, whatever becomes of those before it, and times each from the moment when it was due: an answer
 * that keeps others waiting counts for all of them.
 * @param expected the status of a right answer
 * @returns milliseconds of every request, smallest first
 */
export async function probe({ url, headers, expected, seconds }) {
  const begun = performance.now();
  const pending = [];
  for (let sent = 0; sent < seconds * RATE; sent += 1) {
    const due = begun + (sent * 1000) / RATE;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    pending.push(timed({ url, headers, expected, due }));
  }
  return (await Promise.all(pending)).sort((a, b) => a - b);
}

async function timed({ due, ...asked }) {
  await send(asked);
  return performance.now() - due;
}

/** The value that so many of a hundred stay below. */
export const percentile = (sorted, percent) =>
  sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)];
