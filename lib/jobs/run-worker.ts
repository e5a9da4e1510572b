import { setTimeout as sleep } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import { log } from '@/lib/log';

const POLL_MS = 5_000;

type Worker = { stop: () => Promise<void> };

type Options = {
  queue: string;
  work: () => Promise<void>;
  /** How long a stop waits for the work that has begun, before it is given to another server. */
  graceMs: number;
};

/**
 * Asks for a job every few seconds and does it. pg-boss's own worker does not wait for what it has asked when it stops: a job that
 * is given out at that moment stays taken, and so does one whose end is not written yet.
 */
export function runWorker(boss: PgBoss, { queue, work, graceMs }: Options): Worker {
  const stopping = new AbortController();
  let current: string | undefined;

  async function doNext(): Promise<void> {
    const [job] = await boss.fetch(queue);
    if (job === undefined) return;
    current = job.id;
    try {
      if (stopping.signal.aborted) throw new Error('the server stops');
      await work();
      await boss.complete(queue, job.id);
    } catch (error) {
      await boss.fail(queue, job.id, { reason: String(error) });
      throw error;
    } finally {
      current = undefined;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await doNext().catch((error: unknown) =>
        log().warn({ reason: String(error) }, 'a job of the queue was not done'),
      );
      await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([running, sleep(graceMs, undefined, { ref: false })]);
      if (current !== undefined) await boss.fail(queue, current, { reason: 'the server stopped' });
    },
  };
}
