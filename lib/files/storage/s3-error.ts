import { S3ServiceException } from '@aws-sdk/client-s3';
import { AppError } from '@/lib/errors';

const FULL = ['QuotaExceeded', 'InsufficientCapacity', 'XMinioStorageFull'];
const SOCKET =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|TimeoutError)$/;

/** What S3 said, as `storage_full` or `unavailable` where it was one of these, else as it is. */
export function s3Error(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    if (FULL.includes(error.name) || status === 507) {
      return new AppError('storage_full', { cause: error });
    }
    return status >= 500 ? away(error) : error;
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return SOCKET.test(code) ? away(error) : error;
}

/** Whether an error says that there is no such object. */
export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && ['NoSuchKey', 'NotFound'].includes(error.name);
}

const away = (cause: Error) => new AppError('unavailable', { cause, retryAfterSeconds: 5 });
