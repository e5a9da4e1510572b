import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './project.mjs';

const LOOK_EVERY_MS = 100;

/**
 * Runs `work` while no other process does so for this folder: installing and building write the same files. The lock is
 * a local socket, which the system gives back however its owner ends.
 */
export async function withProjectLock(work, folder = ROOT) {
  const address = lockAddress(folder);
  let server;
  for (let waits = 0; (server = await tryLock(address)) === undefined; waits += 1) {
    if (waits === 0) console.log('Waiting for another start or build in this folder …');
    await pause(LOOK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Where only this folder's lock lies. Linux (abstract names) and Windows (pipes) leave no file behind. */
function lockAddress(folder) {
  const name = `uploadkit-${createHash('sha256').update(folder).digest('hex').slice(0, 20)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\${name}`
    : path.join(os.tmpdir(), `${name}.sock`);
}

function tryLock(address) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.unref();
    server.once('listening', () => resolve(server));
    server.once('error', async (error) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      await removeIfDead(address);
      resolve(undefined);
    });
    server.listen(address);
  });
}

/** A socket file outlives its owner: nobody answers then. */
function removeIfDead(address) {
  if (!path.isAbsolute(address) || process.platform === 'win32') return undefined;
  return new Promise((resolve) => {
    const client = net.connect(address);
    client.once('connect', () => resolve(client.destroy()));
    client.once('error', (error) => {
      if (error.code === 'ECONNREFUSED') rmSync(address, { force: true });
      resolve(undefined);
    });
  });
}
