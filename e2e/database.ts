import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import pg from 'pg';
import type { Account, Key } from './api';

/** One statement at the product's own database, for what a story needs and no call makes. */
export async function run(statement: string, values: readonly unknown[]): Promise<void> {
  const home = path.join(String(test.info().config.metadata['dataDir']), 'postgres');
  const read = (file: string) => readFileSync(path.join(home, file), 'utf8').trim();
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(read('port')),
    user: 'uploadkit',
    database: 'uploadkit',
    password: read('password'),
  });
  await client.connect();
  await client.query(statement, [...values]).finally(() => client.end());
}

/** A further project of the account's tenant. */
export async function addProject(
  { projectId }: Account,
  name: string,
): Promise<Account['projectId']> {
  const id = `prj_${randomUUID().replaceAll('-', '')}`;
  await run(
    'INSERT INTO projects (id, tenant_id, name) SELECT $1, tenant_id, $2 FROM projects WHERE id = $3',
    [id, name, projectId],
  );
  return id;
}

/** Writes what a key's metadata is; what is no object makes it unreadable. */
export async function setMetadata({ id }: Key, metadata: unknown): Promise<void> {
  await run('UPDATE api_keys SET metadata = $2 WHERE id = $1', [id, JSON.stringify(metadata)]);
}

/** A refusal of the key at a moment that nothing can tell: its usage cannot be read. The answer takes it away again. */
export async function breakUsage({ id }: Key): Promise<() => Promise<void>> {
  const refusal = `ref_${randomUUID()}`;
  await run(
    `INSERT INTO api_key_refusals (api_key_id, refused_at, code, method, path, request_id)
     VALUES ($1, 'infinity', 'not_found', 'GET', '/', $2)`,
    [id, refusal],
  );
  return () => run('DELETE FROM api_key_refusals WHERE request_id = $1', [refusal]);
}

/** An entry about the key at a moment that nothing can tell, for good: its audit trail cannot be read. */
export async function breakAuditTrail({ id }: Key): Promise<void> {
  await run(
    `INSERT INTO audit_logs
       (id, tenant_id, project_id, action, entity_type, entity_id, entity_name, actor, created_at)
     SELECT 'aud_' || key.id, key.tenant_id, key.project_id, 'key.updated', 'key', key.id, key.name,
       '{"type":"system","id":"seed","name":"Seed"}', 'infinity'
     FROM api_keys key WHERE key.id = $1`,
    [id],
  );
}

/** Gives the members of the account's tenant, or the one with that address, another role. */
export async function setRole(
  { projectId }: Account,
  role: string,
  email: string | null = null,
): Promise<void> {
  await run(
    `UPDATE memberships SET role = $2::role
     WHERE tenant_id = (SELECT tenant_id FROM projects WHERE id = $1)
       AND ($3::text IS NULL OR user_id = (SELECT id FROM users WHERE email = $3))`,
    [projectId, role, email],
  );
}

/** So many entries in the audit log of the account's project, an hour between each and the one before. */
export async function addAuditEntries({ projectId }: Account, count: number): Promise<void> {
  await run(
    `INSERT INTO audit_logs
       (id, tenant_id, project_id, action, entity_type, entity_id, entity_name, actor, created_at)
     SELECT 'aud_' || n || project.id, project.tenant_id, project.id, 'key.created', 'key', 'key_' || n,
       'Key ' || n, '{"type":"system","id":"seed","name":"Seed"}', now() - n * interval '1 hour'
     FROM projects project, generate_series(1, $2::int) n WHERE project.id = $1`,
    [projectId, count],
  );
}

/** As if the key had been used from these addresses just now. */
export async function seeFrom(keyId: string, addresses: readonly string[]): Promise<void> {
  await run(
    `INSERT INTO api_key_addresses (api_key_id, ip_address, last_used_at)
     SELECT $1, unnest($2::text[]), now()`,
    [keyId, addresses],
  );
}

/** Ends a key by its expiry. */
export async function expireKey(keyId: string): Promise<void> {
  await run("UPDATE api_keys SET expires_at = now() - interval '1 minute' WHERE id = $1", [keyId]);
}

/** Moves the account's tenant to another tier. */
export async function setTier({ projectId }: Account, tier: string): Promise<void> {
  await run(
    `UPDATE tenants SET tier = $2::tier WHERE id = (SELECT tenant_id FROM projects WHERE id = $1)`,
    [projectId, tier],
  );
}
