import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import os from 'node:os';
import { singleton } from '@/lib/singleton';

/**
 * This process's own name among all servers, such as `5f0c2a9b-4711-9c1e0ab37d52`: where it runs, its number there, and something
 * that no other process there ever had.
 */
export function processId(): string {
  return singleton(
    'process-id',
    () => `${placeHash()}-${process.pid}-${randomBytes(6).toString('hex')}`,
  );
}

/** Whether a process is certainly gone: it ran where we do, and its number is nobody's there, or ours. */
export function isGoneHere(id: string): boolean {
  const [place, pid] = id.split('-');
  if (place !== placeHash() || id === processId()) return false;
  return Number(pid) === process.pid || !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Where process numbers mean the same: a machine, and on Linux the container in it. */
function placeHash(): string {
  return singleton('process-place', () =>
    createHash('sha256').update(`${os.hostname()} ${numberSpace()}`).digest('hex').slice(0, 8),
  );
}

function numberSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
