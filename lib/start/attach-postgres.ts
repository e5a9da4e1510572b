import * as fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ROLE } from './database-folder';
import { freeLoopbackPort } from './free-port';
import { type LaunchedPostgres, launchPostgres, type PostgresSettings } from './postgres-process';
import { findPostmaster } from './postmaster';
import { errorCode, oneLine, StartError } from './start-error';

/** One number for all that use the same embedded database: shared while it is used, exclusive to end it. */
const USERS_LOCK = 7_270_736;
const READY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 20;
const LAUNCHES = 5;
/** Another start was a moment faster, or took our port: look again. */
const PASSING = /lock file .* (already exists|is empty)|could not (bind|create any TCP)/;

/** A place at a running PostgreSQL. While `client` is connected, no other start will end it. */
export type Attachment = { client: pg.Client; port: number };

type AttachOptions = {
  settings: PostgresSettings;
  /** The only port that will do (absent: whichever is free). */
  port?: number;
  /** Gives up, without leaving a start of its own behind. */
  signal?: AbortSignal;
};

/**
 * Finds the PostgreSQL over `home/data` running, whoever started it, or starts it, and takes a place at it.
 * @throws StartError with PostgreSQL's own reason
 */
export async function attachPostgres(home: string, options: AttachOptions): Promise<Attachment> {
  const { settings, port, signal } = options;
  const password = fs.readFileSync(path.join(home, 'password'), 'utf8');
  const deadline = Date.now() + READY_WITHIN_MS;
  let launched: LaunchedPostgres | undefined;
  for (let launches = 0; Date.now() < deadline; await pause(LOOK_EVERY_MS)) {
    const failure = launched?.failure();
    const postmaster = findPostmaster(path.join(home, 'data'));
    const isComing = postmaster === undefined && launched !== undefined && failure === undefined;
    if (isComing) continue;
    signal?.throwIfAborted();
    if (postmaster !== undefined) {
      const client = await takePlace(postmaster.port, password);
      if (client !== undefined) return { client, port: postmaster.port };
      continue;
    }
    if (failure !== undefined && (launches === LAUNCHES || !PASSING.test(failure))) {
      throw new StartError(`PostgreSQL did not start: ${failure} (${home}/postgres.log)`);
    }
    launches += 1;
    launched = launchPostgres(home, port ?? (await choosePort(home)), settings);
  }
  throw new StartError(`PostgreSQL is not ready after two minutes: see ${home}/postgres.log`);
}

/**
 * Gives up the place.
 * @returns true when it was the last one: then the caller has to end PostgreSQL, and nobody can come in between
 */
export async function leavePostgres({ client }: Attachment): Promise<boolean> {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [USERS_LOCK]);
  const { rows } = await client.query<{ last: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS last',
    [USERS_LOCK],
  );
  return rows[0]?.last === true;
}

/** A connection that holds the shared lock, or undefined while PostgreSQL starts, recovers or stops. */
async function takePlace(port: number, password: string): Promise<pg.Client | undefined> {
  if (port === 0) return undefined;
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ROLE,
    password,
    database: 'postgres',
    application_name: 'uploadkit start',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // the query below tells
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [USERS_LOCK]);
    return client;
  } catch (cause) {
    await client.end().catch(() => undefined);
    if (errorCode(cause) !== '28P01') return undefined;
    throw new StartError(`The embedded database refuses its own password: ${oneLine(cause)}`, {
      cause,
    });
  }
}

/** The port of the last time when it is free, so that a written-down URL stays right; any free one else. */
async function choosePort(home: string): Promise<number> {
  const file = path.join(home, 'port');
  const last = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  const port = await freeLoopbackPort(last >= 1024 && last <= 65535 ? last : undefined);
  if (port !== last) fs.writeFileSync(file, `${port}\n`, { mode: 0o600 });
  return port;
}
