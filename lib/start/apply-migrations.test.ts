import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '@/lib/testing/database';
import { applyMigrations } from './apply-migrations';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'uploadkit-migrations-'));
  await write('1_first', 'CREATE TABLE fruit (name text PRIMARY KEY);');
  await write('2_second', `INSERT INTO fruit VALUES ('pear'); INSERT INTO fruit VALUES ('plum');`);
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}

const apply = () => applyMigrations(database.url, folder);

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client(database.url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

test('of many starts at once each migration is applied by exactly one', async () => {
  const applied = await Promise.all(Array.from({ length: 6 }, apply));
  expect(applied.flat()).toEqual(['1_first', '2_second']);
  expect(await query('SELECT name FROM fruit')).toHaveLength(2);
  expect(await query('SELECT 1 FROM _prisma_migrations')).toHaveLength(2);
});

test('a later start applies what is new and nothing twice', async () => {
  expect(await apply()).toEqual(['1_first', '2_second']);
  await write('3_third', `INSERT INTO fruit VALUES ('fig')`);
  expect(await apply()).toEqual(['3_third']);
  expect(await apply()).toEqual([]);
});

test('rows are what Prisma writes, so that its own commands agree', async () => {
  await apply();
  const rows = await query(
    `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at,
            finished_at >= started_at AS is_finished
     FROM _prisma_migrations ORDER BY migration_name LIMIT 1`,
  );
  // printf 'CREATE TABLE fruit (name text PRIMARY KEY);' | sha256sum
  const checksum = '519d7f31b8fab0892d0b0fbe6b15cd394ee668bca62a8961f8a530729f5cc759';
  expect(rows).toEqual([
    {
      migration_name: '1_first',
      checksum,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
      is_finished: true,
    },
  ]);
});

test('a failing migration leaves no part of itself, is recorded, and stops this start and the next', async () => {
  await write(
    '3_third',
    `INSERT INTO fruit VALUES ('fig'); INSERT INTO vegetable VALUES ('leek');`,
  );
  await expect(apply()).rejects.toThrow(
    'Migration 3_third failed: relation "vegetable" does not exist',
  );
  expect(await query(`SELECT name FROM fruit WHERE name = 'fig'`)).toEqual([]);
  expect(
    await query(
      `SELECT finished_at, applied_steps_count, logs FROM _prisma_migrations WHERE finished_at IS NULL`,
    ),
  ).toEqual([
    {
      finished_at: null,
      applied_steps_count: 0,
      logs: '42P01 relation "vegetable" does not exist',
    },
  ]);
  await expect(apply()).rejects.toThrow(/^Migration 3_third failed on this database before\..*$/);
});

test('a migration marked as rolled back is applied anew', async () => {
  await write('3_third', 'SELECT 1 / 0');
  await expect(apply()).rejects.toThrow('division by zero');
  await query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL`);
  await write('3_third', 'SELECT 1');
  expect(await apply()).toEqual(['3_third']);
});

test('a migration changed after it was applied stops the start', async () => {
  await apply();
  await write('1_first', 'CREATE TABLE fruit (name text);');
  await expect(apply()).rejects.toThrow(/^Migration 1_first was changed after it was applied.*$/);
});

test('other line endings are no change', async () => {
  await write('3_third', 'SELECT 1;\nSELECT 2;\n');
  await apply();
  await write('3_third', 'SELECT 1;\r\nSELECT 2;\r\n');
  expect(await apply()).toEqual([]);
});

test('a database that a newer version migrated stops the start', async () => {
  await write('3_third', 'SELECT 1');
  await apply();
  await rm(path.join(folder, '3_third'), { recursive: true });
  await expect(apply()).rejects.toThrow(
    /^The database has migration 3_third, which this version does not know.*$/,
  );
});
