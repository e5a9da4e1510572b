import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The account that owns nothing, on every Linux: PostgreSQL refuses to run as root. */
const NOBODY = 65534;

/** How PostgreSQL's programs are spawned over one data folder, which is their working folder too. */
export type PostgresUser = {
  /** Absent: as ourselves. */
  account?: { uid: number; gid: number };
  /** What `-D` gets. */
  folderArgument: string;
};

/**
 * Who runs PostgreSQL over `folder`. An ordinary user does so themselves. Root hands over to whoever owns the folder, or
 * to nobody. That account often cannot walk the path (a project under /root), so it is given the folder as its working
 * folder, entered while still root, and names it by /proc/self/cwd.
 */
export function postgresUser(folder: string): PostgresUser {
  if (process.getuid?.() !== 0) return { folderArgument: folder };
  const { uid, gid } = lstatSync(folder);
  return {
    account: uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid },
    folderArgument: process.platform === 'linux' ? '/proc/self/cwd' : folder,
  };
}

/** Gives `folder` and all in it to the user, if that is another one than ourselves. */
export function handOver(folder: string, { account }: PostgresUser): void {
  if (account === undefined) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, name), account.uid, account.gid);
  }
  lchownSync(folder, account.uid, account.gid);
}
