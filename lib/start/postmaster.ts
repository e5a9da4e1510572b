import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { errorCode } from './start-error';

/** A PostgreSQL that holds a data folder, by its own word in `postmaster.pid`. `port` is 0 while it is only starting. */
export type Postmaster = { pid: number; port: number };

/** A file without a process number is being written just now, or was cut short by a crash longer ago than this. */
const WRITING_TAKES_MS = 5_000;

/**
 * The PostgreSQL that holds `folder`, or undefined. A file left behind by a machine or container that went down is
 * removed when its process number belongs to something else now: PostgreSQL itself would refuse to start for ever.
 * The layout of the file (line 1 the process, line 4 the port) is PostgreSQL's `utils/pidfile.h`.
 */
export function findPostmaster(folder: string): Postmaster | undefined {
  const file = path.join(folder, 'postmaster.pid');
  try {
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    const pid = Number(lines[0] === '' ? Number.NaN : lines[0]);
    const isAlive = Number.isInteger(pid)
      ? isPostgres(pid, folder)
      : Date.now() - fs.statSync(file).mtimeMs < WRITING_TAKES_MS;
    if (isAlive) return { pid, port: Number(lines[3] ?? 0) };
    fs.rmSync(file, { force: true });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return undefined;
}

/** Whether process `pid` is PostgreSQL over `folder`. What cannot be asked is taken for granted. */
export function isPostgres(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  if (process.platform === 'win32') return true;
  return process.platform === 'linux' ? isPostgresOnLinux(pid, folder) : isPostgresByPs(pid);
}

function isPostgresOnLinux(pid: number, folder: string): boolean {
  try {
    // "pid (command) state …"; a zombie holds nothing any more
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (!/^\d+ \(postgres\) [^ZX]/.test(stat)) return false;
  } catch {
    return false;
  }
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(folder);
  } catch {
    return true; // a container may forbid looking at other accounts' processes
  }
}

function isPostgresByPs(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return path.basename(stdout.trim()).startsWith('postgres');
}
