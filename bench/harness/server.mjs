import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVER_CORE, onCore } from './cores.mjs';

/** A TCP port that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts a server on the measured core and waits until its port answers. What it prints goes to a file, as it would
 * under a service manager.
 * @param command program and arguments
 * @returns `{ name, port, pid, origin, stop }`
 */
export async function startServer({ name, command, port, env = {}, cwd, readyPath = '/' }) {
  const [file, ...args] = onCore(SERVER_CORE, command);
  const log = join(mkdtempSync(join(tmpdir(), 'uploadkit-bench-')), 'server.log');
  const output = openSync(log, 'w');
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await ended(child);
    rmSync(dirname(log), { recursive: true, force: true });
  };
  try {
    await answered(child, origin + readyPath);
  } catch (cause) {
    const tail = readFileSync(log, 'utf8').slice(-4000);
    await stop();
    throw new Error(`${name} did not start: ${tail}`, { cause });
  }
  return { name, port, pid: child.pid, origin, stop };
}

async function answered(child, url) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response) return;
    await pause(100);
  }
  throw new Error('it did not answer within a minute');
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
