import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A database of the caller's own, on the test run's PostgreSQL: every migration applied, no row. */
export function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl')).pathname.slice(1);
  return createDatabase(`TEMPLATE ${pg.escapeIdentifier(template)}`);
}

/** Like {@link createTestDatabase}, without a single table. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('TEMPLATE template0');
}

async function createDatabase(source: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name} ${source}`);
  const url = new URL(inject('templateUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => drop(name) };
}

/**
 * Not `WITH (FORCE)`: while autovacuum is in the database, that is refused to who is no superuser; without it, autovacuum is sent away.
 */
async function drop(name: string): Promise<void> {
  await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await administer(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = '${name}' AND usename = current_user`);
  await administer(`DROP DATABASE ${name}`);
}

async function administer(statement: string): Promise<void> {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
