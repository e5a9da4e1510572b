import { readFileSync } from 'node:fs';
import { SERVER_CORE, canPin } from './cores.mjs';

const TICKS_PER_SECOND = 100;

/**
 * CPU seconds used so far: `server` by a process with all its threads, `core` by all processes on the measured core,
 * with what the host took away from it. Undefined where the system does not tell.
 */
export function readCpuTime(pid) {
  return { server: ofProcess(pid), core: canPin ? ofCore(SERVER_CORE) : undefined };
}

/** What `server` used between two readings, and the share of the core that others had, 0 to 1. */
export function cpuBetween(before, after, seconds) {
  const server = difference(before.server, after.server);
  const core = difference(before.core, after.core);
  if (server === undefined || core === undefined) return { server };
  return { server, others: Math.max(0, core - server) / seconds };
}

const difference = (before, after) =>
  before === undefined || after === undefined ? undefined : after - before;

// proc(5): fields 14 and 15 of /proc/PID/stat; the second field, a name, may hold spaces.
function ofProcess(pid) {
  const stat = readIfThere(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

// proc(5): user, nice, system, idle, iowait, irq, softirq, steal. Interrupts are left out: the server's own sockets make them.
function ofCore(core) {
  const line = readIfThere('/proc/stat')
    ?.split('\n')
    .find((text) => text.startsWith(`cpu${core} `));
  const [, user, nice, system, , , , , steal] = line?.split(' ').map(Number) ?? [];
  return user === undefined ? undefined : (user + nice + system + steal) / TICKS_PER_SECOND;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
