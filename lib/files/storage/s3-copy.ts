import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';

const GIB = 1024 ** 3;

/** S3 copies no more than this in one go. */
export const LARGEST_COPY = 5 * GIB;

type Copy = { Bucket: string; Key: string; CopySource: string };

/** Copies an object inside the storage part by part; the copy appears when all of it is there. */
export async function copyInParts(
  client: S3Client,
  { CopySource, ...target }: Copy,
  { sizeBytes, partBytes = GIB }: { sizeBytes: number; partBytes?: number },
): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
  try {
    const Parts: CompletedPart[] = [];
    for (let start = 0; start < sizeBytes; start += partBytes) {
      const PartNumber = Parts.length + 1;
      const CopySourceRange = `bytes=${start}-${Math.min(start + partBytes, sizeBytes) - 1}`;
      const { CopyPartResult } = await client.send(
        new UploadPartCopyCommand({ ...target, CopySource, CopySourceRange, PartNumber, UploadId }),
      );
      Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
    }
    await client.send(
      new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }),
    );
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId }));
    throw error;
  }
}
