import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { processId } from '@/lib/process-id';
import { MissingObject } from './missing-object';
import type { ByteRange, Storage, TemporaryObject } from './port';
import { type Bucket, openS3Client, type S3Settings } from './s3-client';
import { copyInParts, LARGEST_COPY } from './s3-copy';
import { isMissing, s3Error } from './s3-error';
import { abortUploads, listObjects, listTemporary, TEMPORARY } from './s3-list';
import { scratchFolder } from './scratch';
import { newTemporaryId, processOf } from './temporary-id';

/** A part holds this much, and so many wait in memory: 16 MiB an upload. S3 takes 10,000 parts, hence files of 78 GiB. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

/** Objects in a bucket, which are whole or not there: what arrives has a key of its own, and publishing copies it inside the storage. */
export function s3Storage({ scratch, ...settings }: S3Settings & { scratch: string }): Storage {
  const place: Bucket = { client: openS3Client(settings), bucket: settings.bucket };
  const held = scratchFolder(scratch);
  const storage: Storage = {
    write: (source) => translated(() => write(place, source)),
    hold: (object) =>
      translated(async () => held.hold(object, await get(place, temporaryKey(object)))),
    publish: (object, objectPath) => translated(() => publish(place, object, objectPath)),
    read: (objectPath, range) => translated(() => get(place, objectPath, range)),
    discard: (object) =>
      translated(async () => {
        await held.release(object);
        await discard(place, object);
      }),
    remove: (objectPath) => translated(() => removeKey(place, objectPath)),
    list: () => listObjects(place),
    async *listTemporary() {
      yield* listTemporary(place);
      yield* held.list();
    },
    check: async () => storage.discard(await storage.write(Readable.from([Buffer.from('probe')]))),
  };
  return storage;
}

const temporaryKey = ({ id }: TemporaryObject) => `${TEMPORARY}${id}`;

/** What S3 refuses, in our words. */
async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw s3Error(error);
  }
}

async function write({ client, bucket }: Bucket, source: Readable): Promise<TemporaryObject> {
  const object = { id: newTemporaryId() };
  const upload = new Upload({
    client,
    params: { Bucket: bucket, Key: temporaryKey(object), Body: source },
    partSize: PART_BYTES,
    queueSize: PARTS_AT_ONCE,
  });
  await upload.done();
  return object;
}

async function publish(place: Bucket, object: TemporaryObject, objectPath: string): Promise<void> {
  const { client, bucket } = place;
  const from = temporaryKey(object);
  const { ContentLength = 0 } = await client.send(
    new HeadObjectCommand({ Bucket: bucket, Key: from }),
  );
  const copy = { Bucket: bucket, Key: objectPath, CopySource: `${bucket}/${from}` };
  if (ContentLength > LARGEST_COPY) await copyInParts(client, copy, { sizeBytes: ContentLength });
  else await client.send(new CopyObjectCommand(copy));
  await removeKey(place, from);
}

async function get(place: Bucket, key: string, range?: ByteRange): Promise<Readable> {
  const { client, bucket } = place;
  const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end}`;
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range }));
    if (Body instanceof Readable) return Body;
    throw new Error('S3 answered without a body');
  } catch (cause) {
    throw isMissing(cause) ? new MissingObject(key, { cause }) : cause;
  }
}

/** What another process had begun may be half there; ours has cleared its own away. */
async function discard(place: Bucket, object: TemporaryObject): Promise<void> {
  const key = temporaryKey(object);
  if (processOf(object.id) !== processId()) await abortUploads(place, key);
  await removeKey(place, key);
}

async function removeKey({ client, bucket }: Bucket, key: string): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}
