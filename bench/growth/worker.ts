// Fills a database with as many keys as its argument says, then authenticates random ones of them for as long as each line of
// its input says, and answers what that cost. Prints one line when it is ready and one for each turn.
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { closeDb, db } from '@/lib/db';
import { env } from '@/lib/env';
import { authenticateKey } from '@/lib/keys';
import { generateSecret, hashSecret } from '@/lib/keys/secret';
import { applyMigrations } from '@/lib/start/apply-migrations';

/** So many of the keys are known here; they lie evenly among the others. */
const MOST_KNOWN = 20_000;
const KEYS_PER_PROJECT = 10;
/** Authentications one after the other, for the time that one takes by itself. */
const ALONE = 1_000;

const Turn = z.object({ seconds: z.number(), connections: z.number() });

const size = Number(process.argv[2]);
const secrets = Array.from(
  { length: Math.min(size, MOST_KNOWN) },
  () => generateSecret('uk', 'live').secret,
);
await fill();
const database = db();
console.log('{}');
for await (const line of createInterface({ input: process.stdin })) {
  const { seconds, connections } = Turn.parse(JSON.parse(line));
  const p50Micros = await timeAlone();
  console.log(JSON.stringify({ ...(await cpuOf(seconds, connections)), p50Micros }));
}
await closeDb(database);

/** Tenants, projects, keys and last uses; the hashes of the unknown keys are random. */
async function fill(): Promise<void> {
  const url = env().DATABASE_URL ?? '';
  await applyMigrations(url, path.resolve('prisma/migrations'));
  const client = new pg.Client(url);
  await client.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(
    'CREATE TEMP TABLE known AS SELECT * FROM unnest($1::int[], $2::bytea[]) AS t (n, hash)',
    [
      secrets.map((_, n) => 1 + Math.floor((n * size) / secrets.length)),
      secrets.map((secret) => Buffer.from(hashSecret(secret))),
    ],
  );
  for (const statement of statements()) await client.query(statement);
  await client.end();
}

function statements(): string[] {
  const projects = Math.ceil(size / KEYS_PER_PROJECT);
  const projectOf = `((n - 1) / ${KEYS_PER_PROJECT} + 1)`;
  return [
    `INSERT INTO tenants (id, name, tier) SELECT 'ten_' || n, 'Tenant', 'pro' FROM generate_series(1, ${projects}) n`,
    `INSERT INTO projects (id, tenant_id, name) SELECT 'prj_' || n, 'ten_' || n, 'Project' FROM generate_series(1, ${projects}) n`,
    `INSERT INTO api_keys (id, tenant_id, project_id, environment, name, scopes, contexts, hash, masked_key, key_prefix, created_by)
     SELECT 'key_' || md5(n::text), 'ten_' || ${projectOf}, 'prj_' || ${projectOf}, 'live', 'Key ' || n, '{upload,metadata}', '{}',
       coalesce(known.hash, sha256(gen_random_uuid()::text::bytea)), 'uk_live_a1B...k9ZxY2', 'uk_live_',
       '{"type":"user","id":"usr_1","name":"Somebody"}'
     FROM generate_series(1, ${size}) n LEFT JOIN known USING (n)`,
    `INSERT INTO api_key_uses (api_key_id, last_used_at, last_used_ip) SELECT id, now(), '198.51.100.7' FROM api_keys`,
    'VACUUM ANALYZE',
    'CHECKPOINT',
  ];
}

function randomSecret(): string {
  return secrets[Math.floor(Math.random() * secrets.length)] ?? '';
}

/** The middle of many single times, in microseconds. */
async function timeAlone(): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < ALONE; n++) {
    const before = performance.now();
    await authenticateKey(database, randomSecret());
    times.push(performance.now() - before);
  }
  return (times.toSorted((a, b) => a - b)[ALONE / 2] ?? 0) * 1000;
}

/** Authenticates as fast as it can, so many at once. @returns how often, and this process's CPU time for all of it */
async function cpuOf(seconds: number, connections: number) {
  const before = process.cpuUsage();
  const end = performance.now() + seconds * 1000;
  let count = 0;
  const user = async () => {
    for (; performance.now() < end; count++) await authenticateKey(database, randomSecret());
  };
  await Promise.all(Array.from({ length: connections }, user));
  const { user: inUser, system } = process.cpuUsage(before);
  return { count, cpuMicros: inUser + system };
}
