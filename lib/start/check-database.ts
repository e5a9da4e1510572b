import pg from 'pg';
import { errorCode, oneLine, StartError } from './start-error';

const CONNECT_WITHIN_MS = 5000;
const OLDEST_VERSION = 14;

type Settings = { replica: boolean; fsync: string; commit: string; version: number };

/**
 * Makes sure that the database answers and that what it acknowledges is kept: a replica would accept keys that were
 * revoked on its primary, and a database that does not flush forgets a revocation in a power cut.
 * @throws StartError in one line that names host and port and never the password
 */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const found = await readSettings(databaseUrl);
  if (found.version < OLDEST_VERSION * 10_000) {
    const version = Math.floor(found.version / 10_000);
    throw new StartError(
      `PostgreSQL ${version} is too old: ${OLDEST_VERSION} is the oldest that works.`,
    );
  }
  if (found.replica) {
    throw new StartError('The database is a read-only replica. Set DATABASE_URL to the primary.');
  }
  if (found.fsync === 'off') {
    throw new StartError(
      'The database runs with fsync=off and would lose acknowledged writes. Set it to on.',
    );
  }
  if (found.commit === 'off') {
    throw new StartError(
      'The database runs with synchronous_commit=off and would lose acknowledged writes. Set it to on.',
    );
  }
}

async function readSettings(databaseUrl: string): Promise<Settings> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: CONNECT_WITHIN_MS,
    application_name: 'uploadkit start',
  });
  client.on('error', () => undefined); // the statement below tells
  try {
    await client.connect();
    const { rows } = await client.query<Settings>(
      `SELECT pg_is_in_recovery() AS replica, current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS commit,
              current_setting('server_version_num')::int AS version`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('it returned no settings');
    return row;
  } catch (cause) {
    const place = `${client.host}:${client.port}`;
    throw new StartError(
      `Cannot use the database at ${place}: ${explain(cause)}. Check DATABASE_URL.`,
      {
        cause,
      },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(error: unknown): string {
  switch (errorCode(error) ?? '') {
    case 'ECONNREFUSED':
      return 'nothing listens there';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'the host is unknown';
    default:
      return (
        oneLine(error).replace(/^timeout expired$/, 'no answer within 5 seconds') || 'it failed'
      );
  }
}
