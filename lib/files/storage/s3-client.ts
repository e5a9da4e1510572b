import { S3Client } from '@aws-sdk/client-s3';

export type S3Settings = {
  bucket: string;
  region: string;
  endpoint: string | undefined;
  accessKeyId: string | undefined;
  secretAccessKey: string | undefined;
  isPathStyle: boolean;
};

/** A bucket, and the client that speaks with its S3. */
export type Bucket = { client: S3Client; bucket: string };

const CONNECT_MS = 3_000;
/** Silence of this length on a connection is a failure. */
const SILENCE_MS = 60_000;

export function openS3Client(settings: S3Settings): S3Client {
  const { region, endpoint, accessKeyId, secretAccessKey, isPathStyle } = settings;
  return new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    forcePathStyle: isPathStyle,
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    // Not every S3 knows the newer checksums; the SHA-256 of a file is ours and compared by fsck.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
