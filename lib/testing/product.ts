import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { blankEnvironment } from './blank-environment';

/** `npm start` without npm: the built product in a process of its own. */
export type Product = {
  child: ChildProcess;
  /** What it printed so far. */
  output: { stdout: string; stderr: string };
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | string | null>;
};

const READY = /is ready at/;
const READY_WITHIN_MS = 150_000;

/** Starts `scripts/start.mjs` with nothing set in its environment but `variables`, in a process group of its own. */
export function startProduct(variables: Record<string, string>): Product {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...blankEnvironment(),
      NODE_ENV: 'production',
      PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`,
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      ...variables,
    },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const ended = once(child, 'close').then(() => child.signalCode ?? child.exitCode);
  return { child, output, ended };
}

/** Waits until the product has said that it is ready. */
export async function untilReady({ output, child }: Product): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!READY.test(output.stdout)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The product did not get ready: ${output.stdout}${output.stderr}`);
    }
    await pause(20);
  }
}
