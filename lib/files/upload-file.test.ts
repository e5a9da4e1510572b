import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { createAccount } from '@/lib/testing/account';
import { newKey, test as base } from '@/lib/testing/fixtures';
import { field, filePart, sha256, someBytes, storedObjects, upload } from '@/lib/testing/upload';
import { FileRecord } from './schemas';

const MIB = 1024 * 1024;

const test = base.extend('free', async ({ db }) => {
  const account = await createAccount(db, { tier: 'free' });
  return { account, ...(await newKey(account.ctx, { scopes: ['upload'], environment: 'test' })) };
});

describe('the bytes that come back from storage are the bytes that were sent:', () => {
  test.for([1, 4095, 4096, 4097, MIB, 4 * MIB])(
    '%i of them',
    async (size, { db, free, dataDir }) => {
      const bytes = someBytes(size);
      const answer = await upload(free.secret, [filePart(bytes, 'data.bin')]);
      expect(answer.status).toBe(201);
      const record = FileRecord.parse(answer.data);
      expect([record.size_bytes, record.checksum]).toEqual([size, sha256(bytes)]);
      const row = await db.file.findUniqueOrThrow({ where: { id: record.file_id } });
      const stored = readFileSync(path.join(dataDir, 'files', row.objectPath));
      expect(sha256(stored)).toBe(record.checksum);
      expect(stored.length).toBe(size);
    },
  );
});

describe('nothing is stored, and the audit log says why, of', () => {
  test('an empty file', async ({ db, free, dataDir }) => {
    const before = storedObjects(dataDir);
    expect(await upload(free.secret, [filePart('')])).toMatchObject({
      status: 400,
      body: { code: 'file_rejected', errors: ['blank: the file is empty'] },
    });
    expect(storedObjects(dataDir)).toEqual(before);
    const { tenant } = free.account;
    expect(await db.file.count({ where: { tenantId: tenant.id } })).toBe(0);
    const where = { tenantId: tenant.id, action: 'file.rejected' };
    expect(await db.auditLog.findFirstOrThrow({ where })).toMatchObject({
      entityType: 'context',
      entityName: 'default',
      actor: { type: 'key', id: free.id },
      changes: { after: { original_filename: 'a.txt', reasons: ['blank: the file is empty'] } },
    });
  });

  test('a file one byte over the plan’s limit', async ({ db, free, dataDir }) => {
    const before = storedObjects(dataDir);
    const answer = await upload(free.secret, [filePart(someBytes(4 * MIB + 1))]);
    expect(answer).toMatchObject({
      status: 403,
      body: {
        code: 'quota_exceeded',
        errors: ['file_size: the free tier takes files of at most 4194304 bytes'],
      },
    });
    expect(storedObjects(dataDir)).toEqual(before);
    const { tenant } = free.account;
    expect(await db.file.count({ where: { tenantId: tenant.id } })).toBe(0);
    const where = { tenantId: tenant.id, action: 'file.rejected' };
    expect(await db.auditLog.count({ where })).toBe(1);
  });

  test('a body far over the limit, which is not even read', async ({ free, dataDir }) => {
    const before = storedObjects(dataDir);
    const headers = { 'Content-Length': String(6 * MIB) };
    const answer = await upload(free.secret, [filePart('x')], headers);
    expect(answer).toMatchObject({ status: 403, body: { code: 'quota_exceeded' } });
    expect(storedObjects(dataDir)).toEqual(before);
  });
});

describe('a file’s record', () => {
  test('tells what was found, by whom, and not what was claimed', async ({ free }) => {
    const part = { ...filePart('just text', 'photo.dat'), type: 'image/png' };
    const answer = await upload(free.secret, [part, field('metadata', '{"order":{"id":7}}')]);
    expect(answer.data).toMatchObject({
      original_filename: 'photo.dat',
      content_type: 'text/plain; charset=utf-8',
      size_bytes: 9,
      context_key: 'default',
      environment: 'test',
      uploaded_by: { type: 'key', id: free.id, name: 'Fixture key' },
      metadata: { order: { id: 7 } },
      download_count: 0,
      last_downloaded_at: null,
    });
  });

  test('is the same whichever part comes first', async ({ free }) => {
    const file = filePart('content');
    const fields = [field('metadata', '{"a":1}'), field('context', 'default')];
    const first = await upload(free.secret, [file, ...fields]);
    const last = await upload(free.secret, [...fields, file]);
    expect([first.status, last.status]).toEqual([201, 201]);
    const [one, other] = [FileRecord.parse(first.data), FileRecord.parse(last.data)];
    expect(other).toEqual({
      ...one,
      file_id: other.file_id,
      created_at: other.created_at,
      expires_at: other.expires_at,
    });
  });

  test('of a test key ends after a day, of a live key never', async ({ free }) => {
    const sandboxed = FileRecord.parse((await upload(free.secret, [filePart('x')])).data);
    const lifeMs = Date.parse(sandboxed.expires_at ?? '') - Date.parse(sandboxed.created_at);
    expect(lifeMs).toBe(86_400_000);
    const live = await newKey(free.account.ctx, { scopes: ['upload'] });
    const kept = await upload(live.secret, [filePart('x')]);
    expect(kept.data).toMatchObject({ environment: 'live', expires_at: null });
  });

  test('goes with an audit entry of its own', async ({ db, free }) => {
    const { file_id } = FileRecord.parse((await upload(free.secret, [filePart('x')])).data);
    const entry = await db.auditLog.findFirstOrThrow({ where: { entityId: file_id } });
    expect(entry).toMatchObject({
      action: 'file.uploaded',
      entityName: 'a.txt',
      actor: { type: 'key', id: free.id },
      changes: { after: { size_bytes: 1, environment: 'test' } },
    });
  });

  test('keeps two files of one name and content apart', async ({ free, dataDir }) => {
    const before = storedObjects(dataDir).length;
    const answers = await Promise.all([1, 2].map(() => upload(free.secret, [filePart('same')])));
    const ids = answers.map(({ data }) => FileRecord.parse(data).file_id);
    expect(new Set(ids).size).toBe(2);
    expect(storedObjects(dataDir).length - before).toBe(2);
  });
});

describe('a session uploads', () => {
  test('where it says, and not where it does not', async ({ account }) => {
    const { token } = account;
    for (const environment of ['live', 'test']) {
      const parts = [filePart('x'), field('environment', environment)];
      expect(await upload(token, parts)).toMatchObject({ status: 201, data: { environment } });
    }
    expect(await upload(token, [filePart('x')])).toMatchObject({
      status: 422,
      body: { errors: ['environment: is required from a session'] },
    });
  });

  test.for([
    ['viewer', 'test', 403],
    ['viewer', 'live', 403],
    ['developer', 'test', 201],
    ['developer', 'live', 403],
    ['admin', 'live', 201],
  ] as const)('as %s to %s: %i', async ([role, environment, status], { db }) => {
    const { token } = await createAccount(db, { role });
    const answer = await upload(token, [filePart('x'), field('environment', environment)]);
    expect(answer.status).toBe(status);
  });
});
