import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { postgresBinaries } from './postgres-binaries';
import { handOver, type PostgresUser, postgresUser } from './postgres-user';
import { errorCode, oneLine, StartError } from './start-error';

/** The role and the database of the product; the role owns the database and is no superuser. */
export const ROLE = 'uploadkit';

/** Only this machine, only by password, whatever the account. */
const HOST_RULES = 'host all all 127.0.0.1/32 scram-sha-256\n';

/**
 * Makes `home` with `data` (PostgreSQL's own folder, with our role and database) and `password` (for that role and for
 * the superuser `postgres`) when it is not there. It appears whole or not at all: an interrupted start leaves only a
 * stage of its own behind, and of two starts at once one wins.
 * @throws StartError with the reason
 */
export function ensureDatabaseFolder(home: string, options: { durable: boolean }): void {
  if (fs.existsSync(home)) return;
  removeDeadStages(home);
  const stage = fs.mkdtempSync(`${home}.new-${process.pid}-`);
  try {
    fillStage(stage, options);
    fs.renameSync(stage, home);
  } catch (cause) {
    fs.rmSync(stage, { recursive: true, force: true });
    if (fs.existsSync(home)) return;
    if (cause instanceof StartError) throw cause;
    throw new StartError(`Cannot make the database in ${home}: ${oneLine(cause)}`, { cause });
  }
}

function fillStage(stage: string, { durable }: { durable: boolean }): void {
  const data = path.join(stage, 'data');
  fs.mkdirSync(data, { mode: 0o700 });
  const user = postgresUser(data);
  handOver(data, user);
  const bin = path.join(postgresBinaries(user), 'bin');
  const folder = ['-D', user.folderArgument];
  const initdb = [...folder, '-U', 'postgres', '--locale=C', '-E', 'UTF8', '--auth=reject'];
  const unsafe = durable ? [] : ['--no-sync'];
  runToEnd(path.join(bin, 'initdb'), [...initdb, ...unsafe], { user, cwd: data });
  fs.writeFileSync(path.join(data, 'pg_hba.conf'), HOST_RULES);

  // Passwords go to the single-user server by its standard input: no file and no argument shows them.
  const password = randomBytes(24).toString('base64url');
  const statements = [
    `ALTER ROLE postgres PASSWORD '${password}';`,
    `CREATE ROLE ${ROLE} LOGIN CREATEDB PASSWORD '${password}';`,
    `CREATE DATABASE ${ROLE} OWNER ${ROLE};`,
  ];
  const single = ['--single', ...folder, ...(durable ? [] : ['-F']), 'postgres'];
  const input = `${statements.join('\n')}\n`;
  runToEnd(path.join(bin, 'postgres'), single, { user, cwd: data, input });
  fs.writeFileSync(path.join(stage, 'password'), password, { mode: 0o600 });
}

type RunOptions = { user: PostgresUser; cwd: string; input?: string };

/** Runs one of PostgreSQL's programs to its end. The single-user server tells of errors in words only. */
function runToEnd(program: string, args: string[], { user, cwd, input }: RunOptions): void {
  const { status, stderr, error } = spawnSync(program, args, {
    ...user.account,
    cwd,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
  if (status === 0 && !/^.*(ERROR|FATAL|PANIC):/m.test(stderr)) return;
  const reason = error
    ? oneLine(error)
    : oneLine(stderr.replaceAll(/PASSWORD '[^']*'/g, 'PASSWORD'));
  throw new StartError(`PostgreSQL's ${path.basename(program)} failed: ${reason}`);
}

/** Stages of starts that were killed: their names carry the process that made them. */
function removeDeadStages(home: string): void {
  const prefix = `${path.basename(home)}.new-`;
  for (const name of fs.readdirSync(path.dirname(home))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    // No stage of this process can be there yet; in a container its number may be its predecessor's.
    if (pid === process.pid || !isAlive(pid))
      fs.rmSync(path.join(path.dirname(home), name), { recursive: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
