import { expect } from 'vitest';
import { addContext } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { makePage, makePdf } from '@/lib/testing/make-pdf';
import { field, filePart, multipart, storedObjects, upload } from '@/lib/testing/upload';

const MIB = 1024 * 1024;
const PROGRAM = Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1');

// The contract's order. Each upload has the faults of all later stages too; what the context has used up is given back on the way.
test.for(['before', 'after'] as const)(
  'with its context %s the file, an upload is refused by the first stage that it fails',
  { timeout: 180_000 },
  async (order, { db, dataDir, project, makeKey }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    const id = await addContext(db, owner, {
      ...{ contextKey: 'strict', allowedExtensions: ['pdf'], maxFileSizeMb: 1 },
      ...{ scanForViruses: true, uploadRateLimit: { max_uploads: 1, window_seconds: 3600 } },
    });
    const change = (data: { storageQuotaMb?: number; storageUsedBytes?: number }) =>
      db.uploadContext.update({ where: { id }, data });
    await change({ storageQuotaMb: 1, storageUsedBytes: MIB });
    const rated = {
      id: order,
      contextId: id,
      environment: 'live',
      storedAt: new Date(),
    } as const;
    await db.ratedUpload.create({ data: rated });
    const { secret } = await makeKey({ scopes: ['upload'] });
    const before = storedObjects(dataDir);
    const send = async (content: Buffer, name = 'a.pdf') => {
      const parts = [field('context', 'strict'), filePart(content, name)];
      const sent = order === 'before' ? parts : parts.toReversed();
      // As every client does that knows its file.
      const headers = { 'Content-Length': String(multipart(sent).length) };
      const { status, body } = await upload(secret, sent, headers);
      expect(storedObjects(dataDir)).toEqual(before);
      return [status, body['code'], body['errors']];
    };
    const large = Buffer.concat([PROGRAM, Buffer.alloc(3 * MIB)]);
    const rejected = (reason: string) => [400, 'file_rejected', [reason]];

    expect(await send(large, 'a.exe')).toEqual(rejected('extension: only pdf are allowed'));
    expect(await send(large)).toEqual(rejected('size: the context allows 1048576 bytes'));
    expect(await send(PROGRAM)).toEqual([
      ...[429, 'rate_limited'],
      ['rate_limit: the context strict takes at most 1 uploads in 3600 seconds'],
    ]);
    await db.ratedUpload.deleteMany({ where: { contextId: id } });
    expect(await send(PROGRAM)).toEqual([
      ...[403, 'quota_exceeded'],
      ['context_storage: the context strict stores at most 1048576 bytes'],
    ]);
    await change({ storageUsedBytes: 0 });
    expect(await send(PROGRAM)).toEqual(
      rejected('structure: the name says pdf, the content is exe'),
    );
    const blank = makePage({});
    expect(await send(blank.subarray(0, -9))).toEqual(
      rejected('structure: the PDF ends too early'),
    );
    expect(await send(blank)).toEqual(rejected('blank: the PDF has neither text nor pictures'));
    expect(await send(makePdf('Hello'))).toEqual([
      ...[503, 'scanner_unavailable'],
      ['virus: there is no scanner here'],
    ]);
    expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
    const where = { tenantId: project.tenantId, action: 'file.rejected' };
    expect(await db.auditLog.count({ where })).toBe(8);
  },
);
