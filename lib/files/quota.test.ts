import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Tier } from '@/lib/auth/principal';
import type { Db } from '@/lib/db';
import { createAccount, type Account } from '@/lib/testing/account';
import { call, type Answer } from '@/lib/testing/call';
import { newKey, test } from '@/lib/testing/fixtures';
import {
  filePart,
  multipart,
  sendUpload,
  someBytes,
  storedObjects,
  upload,
} from '@/lib/testing/upload';
import { FileRecord } from './schemas';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const PARALLEL = 50;

async function live(db: Db, tier: Tier = 'free') {
  const account = await createAccount(db, { tier });
  return { account, ...(await newKey(account.ctx, { scopes: ['upload', 'delete'] })) };
}

const stores = (db: Db, { tenant }: Account, storageBytes: number) =>
  db.tenantUsage.create({ data: { tenantId: tenant.id, storageBytes: BigInt(storageBytes) } });

async function countUploads(db: Db, { tenant }: Account, uploads: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO monthly_uploads (tenant_id, month, uploads)
    VALUES (${tenant.id}, date_trunc('month', now() AT TIME ZONE 'UTC')::date, ${uploads})`;
}

const all = (secret: string, content: Buffer<ArrayBuffer>) =>
  Promise.all(Array.from({ length: PARALLEL }, () => upload(secret, [filePart(content)])));

const stored = (answers: Answer[]) => answers.filter(({ status }) => status === 201).length;
const refused = (answers: Answer[]) =>
  new Set(answers.filter(({ status }) => status !== 201).map(({ text }) => shortly(text)));
const shortly = (text: string) => text.replace(/,"timestamp".*/, '');

const reservations = (db: Db, { tenant }: Account) =>
  db.uploadReservation.count({ where: { tenantId: tenant.id } });

const says = (detail: string) => ({
  status: 403,
  body: { code: 'quota_exceeded', errors: [detail] },
});
const STORAGE = says(`storage: the free tier stores at most ${5 * GIB} bytes`);
const UPLOADS = says('uploads: the free tier takes 1000 uploads a month');

describe(`of ${PARALLEL} uploads at once exactly as many become files as have room:`, () => {
  test('in the tier’s storage', async ({ db, dataDir }) => {
    const { account, secret } = await live(db);
    await stores(db, account, 5 * GIB - 10 * 1000);
    const before = storedObjects(dataDir).length;
    const answers = await all(secret, someBytes(1000));
    expect(stored(answers)).toBe(10);
    expect(refused(answers).size).toBe(1);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject(STORAGE);
    expect(await db.file.count({ where: { tenantId: account.tenant.id } })).toBe(10);
    expect(storedObjects(dataDir).length - before).toBe(10);
    const usage = await db.tenantUsage.findFirst({ where: { tenantId: account.tenant.id } });
    expect(usage?.storageBytes).toBe(BigInt(5 * GIB));
    expect(await reservations(db, account)).toBe(0);
  });

  test('in the uploads of the month', async ({ db }) => {
    const { account, secret } = await live(db);
    await countUploads(db, account, 990);
    const answers = await all(secret, someBytes(10));
    expect(stored(answers)).toBe(10);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject(UPLOADS);
    const { uploads } = await db.monthlyUploads.findFirstOrThrow({
      where: { tenantId: account.tenant.id },
    });
    expect(uploads).toBe(1000);
    expect(await reservations(db, account)).toBe(0);
  });

  test('in the storage of the context, on a tier without limits too', async ({ db }) => {
    const { account, secret } = await live(db, 'enterprise');
    const where = { projectId: account.project.id };
    await db.uploadContext.updateMany({ where, data: { storageQuotaMb: 1 } });
    const answers = await all(secret, someBytes(MIB / 8));
    expect(stored(answers)).toBe(8);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject(
      says(`context_storage: the context default stores at most ${MIB} bytes`),
    );
    const context = await db.uploadContext.findFirstOrThrow({ where });
    expect(context.storageUsedBytes).toBe(BigInt(MIB));
  });
});

describe('room is free again', () => {
  test('when a file is deleted', async ({ db }) => {
    const { account, secret } = await live(db);
    await stores(db, account, 5 * GIB - 5);
    const first = await upload(secret, [filePart('12345')]);
    expect(await upload(secret, [filePart('1')])).toMatchObject(STORAGE);
    const { file_id } = FileRecord.parse(first.data);
    await call('DELETE', `/api/v1/files/${file_id}`, { credential: secret });
    expect((await upload(secret, [filePart('12345')])).status).toBe(201);
  });

  test('when an upload fails, at whichever step', async ({ db }) => {
    const { account, secret } = await live(db);
    await stores(db, account, 5 * GIB - 5);
    expect((await upload(secret, [filePart('')])).status).toBe(400);
    await db.$executeRaw`
      ALTER TABLE audit_logs ADD CONSTRAINT planted CHECK (action <> 'file.uploaded') NOT VALID`;
    expect((await upload(secret, [filePart('12345')])).status).toBe(500);
    await db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT planted`;
    expect(await reservations(db, account)).toBe(0);
    expect((await upload(secret, [filePart('12345')])).status).toBe(201);
  });
});

test('an upload on its way takes room from the others', async ({ db }) => {
  const { account, secret } = await live(db);
  const { id: tenantId } = account.tenant;
  await stores(db, account, 5 * GIB - 10);
  const coming = { id: randomUUID(), tenantId, environment: 'live', processId: 'another' } as const;
  await db.uploadReservation.create({ data: { ...coming, sizeBytes: 6n } });
  expect(await upload(secret, [filePart('12345')])).toMatchObject(STORAGE);
  expect((await upload(secret, [filePart('1234')])).status).toBe(201);
});

test('an upload that cannot fit by the size it declares is refused before its body is read', async ({
  db,
}) => {
  const { account, secret } = await live(db, 'pro');
  await stores(db, account, 100 * GIB - MIB);
  let isRead = false;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        isRead = true;
        controller.enqueue(multipart([filePart('x')]));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const answer = await sendUpload(secret, body, { 'Content-Length': String(8 * MIB) });
  expect(answer).toMatchObject({ status: 403, body: { code: 'quota_exceeded' } });
  expect(isRead).toBe(false);
  const where = { tenantId: account.tenant.id, action: 'file.rejected' };
  expect(await db.auditLog.findFirstOrThrow({ where })).toMatchObject({
    entityType: 'project',
    entityId: account.project.id,
    changes: { after: { reasons: [`storage: the pro tier stores at most ${100 * GIB} bytes`] } },
  });
});

test('a file that fits exactly is not refused for the parts around it', async ({ db }) => {
  const { account, secret } = await live(db);
  await stores(db, account, 5 * GIB - 2 * MIB);
  const body = multipart([filePart(someBytes(2 * MIB))]);
  const answer = await sendUpload(secret, body, { 'Content-Length': String(body.length) });
  expect(answer.status).toBe(201);
});

test('a refusal by a quota is remembered in the audit log', async ({ db }) => {
  const { account, secret } = await live(db);
  await countUploads(db, account, 1000);
  await upload(secret, [filePart('x')]);
  const where = { tenantId: account.tenant.id, action: 'file.rejected' };
  expect(await db.auditLog.findFirstOrThrow({ where })).toMatchObject({
    changes: { after: { reasons: ['uploads: the free tier takes 1000 uploads a month'] } },
  });
});

test('test keys take nothing, and go on when every quota is used up', async ({ db }) => {
  const { account } = await live(db);
  await stores(db, account, 5 * GIB);
  await countUploads(db, account, 1000);
  const sandbox = await newKey(account.ctx, { scopes: ['upload'], environment: 'test' });
  expect((await upload(sandbox.secret, [filePart('x')])).status).toBe(201);
  const usage = await db.tenantUsage.findFirst({ where: { tenantId: account.tenant.id } });
  expect(usage?.storageBytes).toBe(BigInt(5 * GIB));
});
