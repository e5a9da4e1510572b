import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { errorCode, oneLine, StartError } from './start-error';

/** The advisory lock and the table are Prisma's own, so that `prisma migrate` and this agree about a database. */
const PRISMA_LOCK = 72707369;
const MIGRATIONS_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
  )`;

type Migration = { name: string; sql: string };
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null };

/**
 * Brings a database up to `migrationsDir` (Prisma's layout: one folder a migration, with a migration.sql), each
 * migration in a transaction of its own. Several processes at once apply each one once.
 * @returns the names of the migrations that this call applied
 * @throws StartError in one line, when the database and the folder contradict each other or a migration fails
 */
export async function applyMigrations(
  databaseUrl: string,
  migrationsDir: string,
): Promise<string[]> {
  const migrations = await readMigrations(migrationsDir);
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'uploadkit start',
  });
  client.on('error', () => undefined); // the next statement tells
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await createTable(client);
    const pending = pendingMigrations(migrations, await appliedRows(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // and with it the lock
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
    })),
  );
}

/** Quiet when the table is there: `IF NOT EXISTS` alone would ask for the right to create tables. */
async function createTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  );
  if (rows[0]?.exists !== true) await client.query(MIGRATIONS_TABLE);
}

async function appliedRows(client: pg.Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

function pendingMigrations(migrations: Migration[], applied: AppliedRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (row.finished_at === null) {
      throw new StartError(
        `Migration ${row.migration_name} failed on this database before. Repair what it left, run "npx prisma migrate resolve --rolled-back ${row.migration_name}" and start again.`,
      );
    }
    if (migration === undefined) {
      throw new StartError(
        `The database has migration ${row.migration_name}, which this version does not know: it belongs to a newer one.`,
      );
    }
    if (!checksums(migration.sql).includes(row.checksum)) {
      throw new StartError(
        `Migration ${row.migration_name} was changed after it was applied to this database. Restore its migration.sql.`,
      );
    }
  }
  const names = new Set(applied.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !names.has(name));
}

/** The checksum as Prisma writes it, then what it would be with the other line endings: a checkout may change those. */
function checksums(sql: string): [string, ...string[]] {
  const unix = sql.replaceAll('\r\n', '\n');
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  return [sha256(sql), sha256(unix), sha256(unix.replaceAll('\n', '\r\n'))];
}

/** A process that dies on the way leaves neither the change nor a row; a failing statement leaves a row that says so. */
async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  const row = [randomUUID(), checksums(sql)[0], name];
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      row,
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ($1, $2, $3, $4)`,
      [...row, `${errorCode(cause) ?? ''} ${oneLine(cause)}`.trim()],
    );
    throw new StartError(`Migration ${name} failed: ${oneLine(cause)}`, { cause });
  }
}
