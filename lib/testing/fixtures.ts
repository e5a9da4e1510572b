import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from 'vitest';
import { flushSessionUses } from '@/lib/accounts';
import type { KeyPrincipal } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import { closeDb, db as openedDb } from '@/lib/db';
import { provideEnv } from '@/lib/env';
import { authenticateKey, createKey, flushKeyUses } from '@/lib/keys';
import type { CreatedKey, CreateKeyInput } from '@/lib/keys/schemas';
import { flushRequests } from '@/lib/usage';
import { contextFor, createAccount } from './account';
import { call } from './call';
import { createTestDatabase } from './database';

/** A key, with the plaintext that only its creator saw. */
export type TestKey = { id: string; secret: string; record: CreatedKey };

/**
 * Tests on a real database: one of its own for each file, with an account of its own for each test. `db()` and `env()` are the
 * ones that the product itself uses.
 */
export const test = base
  .extend('database', { scope: 'file' }, () => createTestDatabase())
  .extend('dataDir', { scope: 'file' }, () =>
    mkdtempSync(path.join(os.tmpdir(), 'uploadkit-data-')),
  )
  .extend('db', { scope: 'file', auto: true }, ({ database, dataDir }, { onCleanup }) => {
    provideEnv({ DATABASE_URL: database.url, DATA_DIR: dataDir, RATE_LIMITS: 'off' });
    const db = openedDb();
    onCleanup(async () => {
      await flushKeyUses();
      await flushSessionUses();
      await flushRequests();
      await closeDb(db);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    return db;
  })
  .extend('account', ({ db }) => createAccount(db))
  .extend('ctx', ({ account }) => account.ctx)
  .extend('tenant', ({ account }) => account.tenant)
  .extend('project', ({ account }) => account.project)
  .extend('makeKey', ({ ctx }) => async (input: Partial<CreateKeyInput> = {}): Promise<TestKey> => {
    return newKey(ctx, input);
  })
  .extend('anyKey', ({ makeKey }) => makeKey())
  .extend('keyCtx', ({ db }) => async (key: TestKey): Promise<Ctx<KeyPrincipal>> => {
    return contextFor(db, await authenticateKey(db, key.secret));
  })
  .extend('call', () => call);

const ANY_KEY: CreateKeyInput = {
  name: 'Fixture key',
  environment: 'live',
  scopes: ['admin'],
  expiresInDays: null,
  contexts: [],
  metadata: {},
};

/** A key of whoever calls, for tests with more than one account. */
export async function newKey(ctx: Ctx, input: Partial<CreateKeyInput> = {}): Promise<TestKey> {
  const record = await createKey(ctx, { ...ANY_KEY, ...input });
  return { id: record.api_key_id, secret: record.api_key, record };
}
