import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

const found = (tool, args) => spawnSync(tool, args, { stdio: 'ignore' }).status === 0;

/** Whether processes can be pinned: `taskset` is there and so are two cores. */
export const canPin = cpus().length > 1 && found('taskset', ['--version']);

/** The core that holds the measured server and nothing else. */
export const SERVER_CORE = 0;
/** The core that holds what every candidate shares: PostgreSQL and the load generator. */
export const REST_CORE = 1;

/** A command line that runs on one core; unchanged where pinning is not to be had. */
export function onCore(core, command) {
  return canPin ? ['taskset', '-c', String(core), ...command] : command;
}

/** Moves a running process, its threads and its present descendants to one core. */
export function moveToCore(core, pid) {
  if (!canPin) return;
  for (const id of [pid, ...childrenOf(pid)]) {
    spawnSync('taskset', ['-a', '-c', '-p', String(core), String(id)], { stdio: 'ignore' });
  }
}

function childrenOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  const direct = (stdout ?? '').split('\n').map(Number).filter(Boolean);
  return direct.flatMap((id) => [id, ...childrenOf(id)]);
}
