import { Worker } from 'node:worker_threads';

/** As text, since a thread of its own begins with a script, and this runs from the source and from the bundle alike. */
const WATCH = `
  const { workerData: { residentBytes, cpuMicros, parent }, parentPort } = require('node:worker_threads');
  let begun = null;
  let allowed = cpuMicros;
  parentPort.on('message', (extra) => {
    begun = extra === null ? null : process.cpuUsage();
    allowed = cpuMicros + (extra ?? 0);
  });
  setInterval(() => {
    const isAlone = process.ppid !== parent;
    const isTooLarge = process.memoryUsage.rss() > residentBytes;
    if (isAlone || isTooLarge) process.kill(process.pid, 'SIGKILL');
    const { user, system } = begun === null ? { user: 0, system: 0 } : process.cpuUsage(begun);
    if (user + system > allowed) process.kill(process.pid, 'SIGXCPU');
  }, 25);
`;

export type Watch = { begin(extraMs: number): void; end(): void };

/**
 * Ends this process from a thread of its own, which runs while a parser does not let go of the main one: by SIGKILL when the process
 * holds more memory than it may, native memory included, or when the server that started it is gone; by SIGXCPU when what lies between
 * `begin` and `end` takes more time of the processor than it may, `extraMs` included. Resolves once it watches.
 */
export async function watchLimits(limits: { residentMib: number; cpuMs: number }): Promise<Watch> {
  const workerData = {
    residentBytes: limits.residentMib * 1024 * 1024,
    cpuMicros: limits.cpuMs * 1000,
    parent: process.ppid,
  };
  const thread = new Worker(WATCH, { eval: true, execArgv: [], workerData });
  await new Promise((resolve) => thread.once('online', resolve));
  thread.unref();
  return {
    begin: (extraMs) => thread.postMessage(extraMs * 1000),
    end: () => thread.postMessage(null),
  };
}
