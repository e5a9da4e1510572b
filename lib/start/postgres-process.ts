import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresBinaries } from './postgres-binaries';
import { postgresUser } from './postgres-user';
import { findPostmaster, isPostgres } from './postmaster';

/** Server settings by PostgreSQL's own names. */
export type PostgresSettings = Record<string, string>;

export type LaunchedPostgres = {
  /** Why it ended, in one line of its own log; undefined while it runs. */
  failure(): string | undefined;
};

const LOG_ROTATES_AT_BYTES = 1_000_000;
const MEBIBYTE = 1024 * 1024;
/** All that it gets of an environment; NODE_ENV only because Next's types want one everywhere. */
const ENVIRONMENT = { LC_ALL: 'C', NODE_ENV: 'production' } as const;
const STOP_WITHIN_SECONDS = { fast: 60, immediate: 10 };

/**
 * Starts PostgreSQL over `home/data` in a session of its own: Ctrl-C at the terminal goes to every process of the
 * foreground group, and the database must outlive the requests in flight. It inherits nothing of our environment.
 */
export function launchPostgres(
  home: string,
  port: number,
  settings: PostgresSettings,
): LaunchedPostgres {
  const data = path.join(home, 'data');
  const user = postgresUser(data);
  const program = path.join(postgresBinaries(user), 'bin/postgres');
  const log = openLog(home);
  const from = fs.fstatSync(log).size;
  const child = spawn(program, ['-D', user.folderArgument, ...asArguments(port, settings)], {
    ...user.account,
    cwd: data,
    env: ENVIRONMENT,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  child.unref();
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', () => (failure ??= lastComplaint(logFile(home), from)));
  return { failure: () => failure };
}

/** Ends the PostgreSQL over `home/data`, if one runs: cleanly, else at once (it recovers at the next start). */
export async function stopPostgres(home: string): Promise<void> {
  const data = path.join(home, 'data');
  const postmaster = findPostmaster(data);
  if (postmaster === undefined) return;
  for (const mode of ['fast', 'immediate'] as const) {
    if (await pgCtlStop(data, mode)) return;
  }
  if (isPostgres(postmaster.pid, data)) process.kill(postmaster.pid, 'SIGKILL');
  while (isPostgres(postmaster.pid, data)) await pause(25);
}

function pgCtlStop(data: string, mode: keyof typeof STOP_WITHIN_SECONDS): Promise<boolean> {
  const user = postgresUser(data);
  const program = path.join(postgresBinaries(user), 'bin/pg_ctl');
  const seconds = String(STOP_WITHIN_SECONDS[mode]);
  const stop = ['stop', '-s', '-D', user.folderArgument, '-m', mode, '-t', seconds];
  const options = { ...user.account, cwd: data, env: ENVIRONMENT, detached: true };
  return new Promise((resolve) => {
    const child = spawn(program, stop, { ...options, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

function asArguments(port: number, settings: PostgresSettings): string[] {
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: `${sharedBuffersMebibytes()}MB`,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Failed statements belong to the product's own log, and their details hold people's data.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A quarter of the memory this process may use, as PostgreSQL's manual advises for a database on a machine of its own
 *  at most: between 32 MB and 2 GB, since the product lives beside it. */
function sharedBuffersMebibytes(): number {
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  const quarter = Math.min(os.totalmem(), limit) / 4 / MEBIBYTE;
  return Math.floor(Math.min(2048, Math.max(32, quarter)));
}

const logFile = (home: string) => path.join(home, 'postgres.log');

function openLog(home: string): number {
  const file = logFile(home);
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_ROTATES_AT_BYTES) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}

/** The last thing that PostgreSQL called fatal since byte `from` of its log, or else its last line. */
function lastComplaint(file: string, from: number): string {
  const log = fs.existsSync(file) ? fs.readFileSync(file).subarray(from).toString('utf8') : '';
  const lines = log.trim().split('\n');
  const fatal = lines.findLast((line) => /(FATAL|PANIC): /.test(line));
  return (fatal ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC): +/, '') || 'it said nothing';
}
