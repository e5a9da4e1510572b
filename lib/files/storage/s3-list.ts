import {
  AbortMultipartUploadCommand,
  type MultipartUpload,
  paginateListObjectsV2,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
} from '@aws-sdk/client-s3';
import type { FoundObject, FoundTemporary } from './port';
import type { Bucket } from './s3-client';

/** What arrives has keys that begin like this; no tenant's id does. */
export const TEMPORARY = 'incoming/';

async function* objectsBelow({ client, bucket }: Bucket, prefix: string) {
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
  for await (const { Contents = [] } of pages) yield* Contents;
}

export async function* listObjects(place: Bucket): AsyncGenerator<FoundObject> {
  for await (const { Key = '', Size = 0 } of objectsBelow(place, '')) {
    if (!Key.startsWith(TEMPORARY)) yield { objectPath: Key, sizeBytes: Size };
  }
}

/** Whole ones, and those that are still written or that nobody will finish. */
export async function* listTemporary(place: Bucket): AsyncGenerator<FoundTemporary> {
  for await (const { Key = '', LastModified = new Date(0) } of objectsBelow(place, TEMPORARY)) {
    yield { id: Key.slice(TEMPORARY.length), touchedAt: LastModified };
  }
  for await (const { Key = '', Initiated = new Date(0) } of uploadsBelow(place, TEMPORARY)) {
    yield { id: Key.slice(TEMPORARY.length), touchedAt: Initiated };
  }
}

/** Ends the multipart uploads to a key that nobody will finish. */
export async function abortUploads(place: Bucket, key: string): Promise<void> {
  const { client, bucket } = place;
  for await (const { Key, UploadId } of uploadsBelow(place, key)) {
    await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
  }
}

async function* uploadsBelow(
  { client, bucket }: Bucket,
  prefix: string,
): AsyncGenerator<MultipartUpload> {
  let after: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined =
    {};
  while (after !== undefined) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...after }),
    );
    yield* page.Uploads ?? [];
    after = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      : undefined;
  }
}
