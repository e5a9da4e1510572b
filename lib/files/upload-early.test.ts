import { describe, expect } from 'vitest';
import { addContext } from '@/lib/testing/account';
import { test as base } from '@/lib/testing/fixtures';
import {
  field,
  filePart,
  multipart,
  sendUpload,
  storedObjects,
  upload,
  type Part,
} from '@/lib/testing/upload';

const MIB = 1024 * 1024;

const test = base
  .extend('key', async ({ db, project, makeKey }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    const rules = { allowedExtensions: ['txt'], maxFileSizeMb: 1, storageQuotaMb: 1 };
    const uploadRateLimit = { max_uploads: 1, window_seconds: 100 };
    await addContext(db, owner, { contextKey: 'strict', ...rules, uploadRateLimit });
    return makeKey({ scopes: ['upload'] });
  })
  /** Sends the parts, and of the last one, a file, 64 KiB more and more without end; gives the answer and how much was taken. */
  .extend('sendEndless', ({ key, dataDir }) => {
    return async (
      parts: readonly Part[],
      headers: Record<string, string> = {},
      by = key.secret,
    ) => {
      const objects = storedObjects(dataDir);
      const body = multipart(parts);
      const beginning = body.subarray(0, body.lastIndexOf('\r\n--'));
      let taken = 0;
      const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull(controller) {
          controller.enqueue(taken === 0 ? beginning : Buffer.alloc(65_536, 'a'));
          taken += taken === 0 ? beginning.length : 65_536;
          if (taken > 64 * MIB) controller.close();
        },
      });
      const answer = await sendUpload(by, stream, headers);
      expect(storedObjects(dataDir)).toEqual(objects);
      return { answer, taken };
    };
  })
  .extend('reasons', ({ db, project }) => async () => {
    const where = { tenantId: project.tenantId, action: 'file.rejected' };
    return (await db.auditLog.findMany({ where })).map(({ changes }) => changes);
  });

const strict = field('context', 'strict');

describe('where its context comes before it, a file is refused unread', () => {
  const rejected = (reason: string) => ({
    status: 400,
    body: { code: 'file_rejected', errors: [reason] },
  });

  test('by its extension', async ({ sendEndless, reasons }) => {
    const { answer, taken } = await sendEndless([strict, filePart('x', 'a.exe')]);
    const reason = 'extension: only txt are allowed';
    expect(answer).toMatchObject(rejected(reason));
    expect(taken).toBeLessThan(4 * MIB);
    expect(await reasons()).toEqual([{ after: { original_filename: 'a.exe', reasons: [reason] } }]);
  });

  test('by the size it declares', async ({ sendEndless }) => {
    const parts = [strict, filePart('x')];
    const { answer, taken } = await sendEndless(parts, { 'Content-Length': String(32 * MIB) });
    expect(answer).toMatchObject(rejected('size: the context allows 1048576 bytes'));
    expect(taken).toBeLessThan(4 * MIB);
  });

  test('by the rate limit of the context', async ({ key, sendEndless }) => {
    expect((await upload(key.secret, [strict, filePart('x')])).status).toBe(201);
    const { answer, taken } = await sendEndless([strict, filePart('x')]);
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(taken).toBeLessThan(4 * MIB);
  });

  test('by a session too, once it has said the environment', async ({ account, sendEndless }) => {
    const parts = [strict, field('environment', 'live'), filePart('x', 'a.exe')];
    const { answer, taken } = await sendEndless(parts, {}, account.token);
    expect(answer.status).toBe(400);
    expect(taken).toBeLessThan(4 * MIB);
  });

  test('when there is no such context', async ({ sendEndless }) => {
    const { answer, taken } = await sendEndless([field('context', 'nowhere'), filePart('x')]);
    expect(answer.status).toBe(404);
    expect(taken).toBeLessThan(4 * MIB);
  });
});

test('a context that comes behind its file decides all the same', async ({ key, reasons }) => {
  const answer = await upload(key.secret, [filePart('x', 'a.exe'), strict]);
  expect(answer.body).toMatchObject({ errors: ['extension: only txt are allowed'] });
  expect(await reasons()).toHaveLength(1);
});

describe('of an upload that is admitted before its file is read', () => {
  test('the place under the rate limit is taken once, and given back when it is refused later', async ({
    db,
    key,
    project,
  }) => {
    for (const parts of [
      [strict, filePart(' ')],
      [strict, filePart('x'), field('environment', 'test')],
      [strict, filePart('x'), filePart('y', 'b.exe')],
    ]) {
      const { status } = await upload(key.secret, parts);
      expect([400, 422]).toContain(status);
      const where = { tenantId: project.tenantId };
      expect(await db.uploadReservation.count({ where })).toBe(0);
    }
    const headers = { 'Content-Length': String(multipart([strict, filePart('x')]).length) };
    expect((await upload(key.secret, [strict, filePart('x')], headers)).status).toBe(201);
    expect((await upload(key.secret, [strict, filePart('x')])).status).toBe(429);
  });

  test('a second file is refused as such, whatever its name', async ({ key }) => {
    const answer = await upload(key.secret, [strict, filePart('x'), filePart('y', 'b.exe')]);
    expect(answer).toMatchObject({ status: 422, body: { errors: ['file: given twice'] } });
  });
});
