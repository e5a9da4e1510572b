import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { OPERATOR } from '@/lib/auth/principal';
import { provideEnv } from '@/lib/env';
import { checkStorage } from '@/lib/files/check-storage';
import { contextFor } from '@/lib/testing/account';
import { follow, linkTo, storeFile } from '@/lib/testing/download';
import { test as product } from '@/lib/testing/fixtures';
import { isS3Here, S3_ACCOUNT, type S3Server, startS3 } from '@/lib/testing/s3';
import { sha256, someBytes } from '@/lib/testing/upload';
import { describeStorage } from './contract';
import { s3Storage } from './s3';
import { openS3Client, type S3Settings } from './s3-client';
import { copyInParts } from './s3-copy';

vi.setConfig({ testTimeout: 60_000 });

let server: S3Server;
let scratch: string;

beforeAll(async () => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-held-'));
  if (isS3Here) server = await startS3();
}, 120_000);
afterAll(async () => {
  if (isS3Here) await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

// Where no S3 server can be had these tests are left out, and are counted as such.
describe.skipIf(!isS3Here)('on a real S3', () => {
  describeStorage('the bucket', async () => {
    const { storage } = await openBucket();
    return {
      storage,
      seen: {
        read: (objectPath) => storage.read(objectPath).then(buffer, () => null),
        count: async () => (await all(storage.list())).length + (await temporary(storage)).length,
      },
    };
  });

  // What a process that was killed leaves: a multipart upload that holds parts and is no object.
  test('an upload that nobody will finish is found, and gone once it is discarded', async () => {
    const { storage, client, bucket } = await openBucket();
    const id = 'ffffffff-1-000000000000.half';
    const target = { Bucket: bucket, Key: `incoming/${id}` };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
    const part = { ...target, UploadId, PartNumber: 1, Body: randomBytes(1000) };
    await client.send(new UploadPartCommand(part));
    expect((await temporary(storage)).map((one) => one.id)).toEqual([id]);
    await storage.discard({ id });
    expect(await temporary(storage)).toEqual([]);
  });

  test('a sender that goes away in the middle of a large file leaves no part', async () => {
    const { storage, client, bucket } = await openBucket();
    const source = Readable.from(
      (async function* () {
        for (let n = 0; n < 3; n++) yield randomBytes(9 * 1024 * 1024);
        await Promise.resolve();
        throw new Error('the sender went away');
      })(),
    );
    await expect(storage.write(source)).rejects.toThrow('the sender went away');
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    expect([Uploads, await temporary(storage)]).toEqual([[], []]);
  });

  test('what is copied in parts is the very same', async () => {
    const { storage, client, bucket } = await openBucket();
    const bytes = randomBytes(13 * 1024 * 1024 + 1);
    const { id } = await storage.write(Readable.from([bytes]));
    const copy = { Bucket: bucket, Key: 'ten_1/copy', CopySource: `${bucket}/incoming/${id}` };
    const sizes = { sizeBytes: bytes.length, partBytes: 5 * 1024 * 1024 };
    await copyInParts(client, copy, sizes);
    expect((await buffer(await storage.read('ten_1/copy'))).equals(bytes)).toBe(true);
  });

  test('a held file is a copy that goes with its object', async () => {
    const { storage } = await openBucket();
    const object = await storage.write(Readable.from([Buffer.from('held')]));
    const held = await storage.hold(object);
    expect((await readFile(held.path)).toString()).toBe('held');
    await storage.discard(object);
    expect(existsSync(held.path)).toBe(false);
  });
});

// The product on it: what a caller sees is what they see of a disk.
describe.skipIf(!isS3Here)('with STORAGE=s3', () => {
  product(
    'a file is uploaded, downloaded in part, deleted, and nothing is amiss',
    async ({ db, makeKey, call }) => {
      const { bucket } = await openBucket();
      provideEnv({ STORAGE: 's3', S3_BUCKET: bucket, S3_ENDPOINT: server.endpoint, ...S3_ACCOUNT });
      const { secret } = await makeKey();
      const bytes = someBytes(9 * 1024 * 1024);
      const file = await storeFile(secret, bytes, 'a.bin');
      expect(file.checksum).toBe(sha256(bytes));
      const link = await linkTo(file.file_id, secret);
      const part = await follow(link, { Range: 'bytes=0-99' });
      expect([part.status, part.headers.get('content-range')]).toEqual([
        206,
        `bytes 0-99/${bytes.length}`,
      ]);
      expect((await call('GET', '/api/v1/readyz')).data).toMatchObject({ storage: 'ok' });
      const operator = contextFor(db, OPERATOR);
      const well = { findings: [], leftovers: 0, objects: 1, files: 1 };
      expect(await checkStorage(operator, { repair: false })).toMatchObject(well);
      await call('DELETE', `/api/v1/files/${file.file_id}`, { credential: secret });
      expect((await follow(link)).status).toBe(401);
      const empty = { ...well, objects: 0, files: 0 };
      expect(await checkStorage(operator, { repair: false })).toMatchObject(empty);
    },
  );
});

test.for([
  ['nobody listens', 'http://127.0.0.1:1'],
  ['nobody knows it', 'http://s3.invalid:1'],
])('an S3 where %s is away, and no fault of who asks', async ([, endpoint = '']) => {
  const storage = s3Storage({ ...settings('b', endpoint), scratch: os.tmpdir() });
  const source = Readable.from([Buffer.from('x')]);
  await expect(storage.write(source)).rejects.toMatchObject({ code: 'unavailable' });
  await expect(storage.read('a')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(storage.check()).rejects.toMatchObject({ code: 'unavailable' });
});

const settings = (bucket: string, endpoint: string): S3Settings => ({
  ...{ bucket, endpoint, region: 'us-east-1', isPathStyle: true },
  ...{ accessKeyId: 'TESTKEY', secretAccessKey: 'TESTSECRET' },
});

let opened = 0;
async function openBucket() {
  const bucket = `bucket-${(opened += 1)}`;
  const ours = settings(bucket, server.endpoint);
  const client = openS3Client(ours);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return { bucket, client, storage: s3Storage({ ...ours, scratch }) };
}

async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of found) list.push(one);
  return list;
}

const temporary = (storage: ReturnType<typeof s3Storage>) => all(storage.listTemporary());
