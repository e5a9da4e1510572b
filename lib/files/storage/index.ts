import path from 'node:path';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';
import { diskStorage } from './disk';
import type { Storage } from './port';
import { s3Storage } from './s3';

/** The process's storage. */
export function openStorage(): Storage {
  return singleton('storage', () => {
    const { STORAGE, DATA_DIR, ...variables } = env();
    if (STORAGE === 'disk') return diskStorage(path.resolve(DATA_DIR, 'files'));
    return s3Storage({
      bucket: variables.S3_BUCKET ?? '',
      region: variables.S3_REGION,
      endpoint: variables.S3_ENDPOINT,
      accessKeyId: variables.S3_ACCESS_KEY_ID,
      secretAccessKey: variables.S3_SECRET_ACCESS_KEY,
      isPathStyle: variables.S3_FORCE_PATH_STYLE,
      scratch: path.resolve(DATA_DIR, 'held'),
    });
  });
}
