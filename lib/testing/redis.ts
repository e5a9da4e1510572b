import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { freeLoopbackPort } from '@/lib/start/free-port';

/** Whether a real Redis can be had here. */
export const isRedisHere = existsSync(inject('redisServer'));

export type RedisServer = {
  url: string;
  kill: () => Promise<void>;
  /** Stops it answering without closing a connection, as a paused machine does. */
  pause: () => void;
};

/** A real Redis that keeps nothing, on a port of its own. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freeLoopbackPort(undefined);
  const options = [
    '--port',
    String(port),
    '--save',
    '',
    '--appendonly',
    'no',
    '--bind',
    '127.0.0.1',
  ];
  const child = spawn(inject('redisServer'), options, { stdio: 'ignore' });
  while (!(await answers(port))) await pause(10);
  return {
    url: `redis://127.0.0.1:${port}`,
    pause: () => void child.kill('SIGSTOP'),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
