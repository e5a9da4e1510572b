import path from 'node:path';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';
import { diskStorage } from './disk';
import type { Storage } from './port';

/** The process's storage. */
export function openStorage(): Storage {
  return singleton('storage', () => diskStorage(path.resolve(env().DATA_DIR, 'files')));
}
