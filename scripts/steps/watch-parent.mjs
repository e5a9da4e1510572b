// Import this to end when the process that started this one is gone: npm and shells that are killed take nobody along,
// and a server or a build left behind would block the next start.
import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 100;

// npm puts a shell in between, which outlives it.
const parent = process.ppid;
const grandparent = isShell(parent) ? parentOf(parent) : undefined;

const looking = setInterval(() => {
  const isThere = process.ppid === parent && (!grandparent || parentOf(parent) === grandparent);
  if (isThere) return;
  clearInterval(looking); // a second signal would count as impatience
  process.kill(process.pid, 'SIGTERM');
}, LOOK_EVERY_MS).unref();

/** Name and parent of a process, where the system shows them as files (Linux). */
function readStat(pid) {
  try {
    return /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  } catch {
    return [];
  }
}

function isShell(pid) {
  return ['sh', 'dash', 'bash', 'ash', 'busybox'].includes(readStat(pid)[1]);
}

function parentOf(pid) {
  return readStat(pid)[2];
}
