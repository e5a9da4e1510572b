import { AppError } from '@/lib/errors';

const FULL = ['ENOSPC', 'EDQUOT'];
/** A disk that is read-only, broken or not there for a while: nobody's request is wrong, and later it may go. */
const AWAY = ['EROFS', 'EACCES', 'EPERM', 'EIO', 'ESTALE', 'ENODEV', 'EMFILE', 'ENFILE'];

/** What a disk said, as `storage_full` or `unavailable` where it was one of these, else as it is. */
export function diskError(error: unknown): unknown {
  const code = codeOf(error);
  if (FULL.includes(code)) return new AppError('storage_full', { cause: error });
  if (AWAY.includes(code)) {
    return new AppError('unavailable', { cause: error, retryAfterSeconds: 30 });
  }
  return error;
}

/** Whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
