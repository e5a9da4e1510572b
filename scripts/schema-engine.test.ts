import { spawnSync } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from '@/lib/start/apply-migrations';
import { createEmptyDatabase, type TestDatabase } from '@/lib/testing/database';

const MIGRATIONS = 'prisma/migrations';

/** Prisma runs the schema engine by the `node` of its PATH. */
const ENVIRONMENT = {
  NODE_ENV: 'test',
  PATH: path.dirname(process.execPath),
  CHECKPOINT_DISABLE: '1',
} as const;

let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});

afterEach(() => database.drop());

/** Prisma's command line on the test's database, by way of our schema engine. */
function prisma(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'migrate', ...args],
    { encoding: 'utf8', env: { ...ENVIRONMENT, DATABASE_URL: database.url } },
  );
  return { status, output: stdout + stderr };
}

test('the migrations lead to exactly what schema.prisma says', () => {
  const diff = ['diff', '--exit-code', '--from-migrations', MIGRATIONS];
  const { status, output } = prisma(...diff, '--to-schema', 'prisma/schema.prisma');
  expect(output).toContain('No difference detected');
  expect(status).toBe(0);
});

test('what start-up applied is in order for Prisma', async () => {
  await applyMigrations(database.url, MIGRATIONS);
  const { status, output } = prisma('status');
  expect(output).toContain('Database schema is up to date!');
  expect(status).toBe(0);
});

test('what Prisma applied is in order for start-up, and its table is the same', async () => {
  expect(prisma('deploy')).toMatchObject({ status: 0 });
  expect(await applyMigrations(database.url, MIGRATIONS)).toEqual([]);

  const other = await createEmptyDatabase();
  await applyMigrations(other.url, MIGRATIONS);
  expect(await describeTable(other.url)).toEqual(await describeTable(database.url));
  await other.drop();
});

async function describeTable(url: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
     FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY 1`,
  );
  await client.end();
  return rows;
}
