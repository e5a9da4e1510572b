import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import pg from 'pg';
import type { Account } from './api';

/** One statement at the product's own database, for what a story needs and no call makes. */
async function run(statement: string, values: readonly unknown[]): Promise<void> {
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

/** Makes the members of the account's tenant, one of them, members of another kind. */
export async function setRole({ projectId }: Account, role: string): Promise<void> {
  await run(
    `UPDATE memberships SET role = $2::role
     WHERE tenant_id = (SELECT tenant_id FROM projects WHERE id = $1)`,
    [projectId, role],
  );
}
