import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { inProject, Interrupted, ROOT, StepError } from './project.mjs';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const WATCH_PARENT = pathToFileURL(inProject('scripts/steps/watch-parent.mjs')).href;

/** Next's telemetry and Prisma's update check would try the network. */
const QUIET = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

/**
 * Runs a Node program quietly, as one line "label … 3 s". What it printed is shown only when it fails.
 * @param {string} label what the user reads
 * @param {string[]} args the program (relative to the project) and its arguments
 * @param {Record<string, string>} [env] variables on top of ours
 * @throws StepError when it fails
 */
export async function runStep(label, args, env = {}) {
  const started = performance.now();
  process.stdout.write(`${label} … `);
  const output = [];
  const code = await runNode(args, { env, onOutput: (chunk) => output.push(chunk) });
  if (code !== 0) {
    process.stdout.write('failed\n');
    process.stderr.write(Buffer.concat(output));
    throw new StepError(`${label}: failed.`);
  }
  process.stdout.write(`${Math.round((performance.now() - started) / 1000)} s\n`);
}

/**
 * Runs a Node program to its end and passes signals on to it. It ends when we do, even by kill -9.
 * @param {string[]} args the program (relative to the project) and its arguments
 * @param {{ env?: Record<string, string>, onOutput?: (chunk: Buffer) => void }} [options] without `onOutput` the
 *   program has our terminal
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 * @throws Interrupted when we were told to end meanwhile
 */
export function runNode(args, { env = {}, onOutput } = {}) {
  const child = spawn(process.execPath, ['--import', WATCH_PARENT, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET, ...env },
    stdio: onOutput === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.on('data', onOutput);
  child.stderr?.on('data', onOutput);
  return whileForwardingSignals(child, async () => {
    const [code] = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (...end) => resolve(end));
    });
    return code ?? 1;
  });
}

/** A signal for us goes to the child, and becomes ours when the child is gone. */
async function whileForwardingSignals(child, wait) {
  let received;
  const forward = (signal) => {
    received = signal;
    child.kill(signal);
  };
  for (const signal of ENDING_SIGNALS) process.on(signal, forward);
  const code = await wait();
  for (const signal of ENDING_SIGNALS) process.off(signal, forward);
  if (received !== undefined) throw new Interrupted(received);
  return code;
}
