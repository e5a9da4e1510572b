import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { freeLoopbackPort } from '@/lib/start/free-port';

/** Whether a real virus scanner can be had here. */
export const isClamdHere = existsSync(inject('clamd'));

/** The file that every scanner calls a virus and that does nothing (eicar.org). In two halves, or this source would be one. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** What clamd calls it, by the signature below. */
export const EICAR_NAME = 'Eicar-Test-Signature.UNOFFICIAL';

export type Clamd = {
  url: string;
  socketUrl: string;
  start: () => Promise<void>;
  kill: () => Promise<void>;
  /** Stops it answering without closing a connection, as a paused machine does. */
  pause: () => void;
  /** Ends it for good. */
  stop: () => Promise<void>;
};

/** A real clamd with one signature, on a port and a socket of its own; `settings` are lines of clamd.conf(5). */
export async function startClamd(settings: readonly string[] = []): Promise<Clamd> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-clamd-'));
  const port = await freeLoopbackPort(undefined);
  const socket = path.join(folder, 'clamd.sock');
  const config = path.join(folder, 'clamd.conf');
  mkdirSync(path.join(folder, 'signatures'));
  const signature = `Eicar-Test-Signature:0:*:${EICAR.toString('hex')}\n`;
  writeFileSync(path.join(folder, 'signatures/test.ndb'), signature);
  writeFileSync(config, configuration({ folder, port, socket, settings }));
  let child: ChildProcess | undefined;
  const start = async () => {
    rmSync(socket, { force: true });
    child = spawn(inject('clamd'), ['--config-file', config], { stdio: 'ignore' });
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error('clamd did not start');
      await pause(20);
    }
  };
  const kill = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  };
  await start();
  return {
    url: `tcp://127.0.0.1:${port}`,
    socketUrl: `unix:${socket}`,
    start,
    kill,
    pause: () => void child?.kill('SIGSTOP'),
    stop,
  };
}

type Place = { folder: string; port: number; socket: string; settings: readonly string[] };

const configuration = ({ folder, port, socket, settings }: Place) =>
  [
    'Foreground yes',
    `DatabaseDirectory ${folder}/signatures`,
    `TemporaryDirectory ${folder}`,
    `LocalSocket ${socket}`,
    'TCPAddr 127.0.0.1',
    `TCPSocket ${port}`,
    ...settings,
    '',
  ].join('\n');

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  socket.write('zPING\0');
  return text(socket).then(
    (answer) => answer === 'PONG\0',
    () => false,
  );
}
