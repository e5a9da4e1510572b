import path from 'node:path';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';
import { diskStorage } from './disk';
import type { Storage } from './port';

/** The process's storage. */
export function openStorage(): Storage {
  return singleton('storage', () => diskStorage(path.resolve(env().DATA_DIR, 'files')));
}

type ObjectOwner = { tenantId: string; projectId: string; fileId: string };

/** Where a file's bytes live: built from ids and nothing else. */
export function objectPathOf({ tenantId, projectId, fileId }: ObjectOwner): string {
  return `${tenantId}/${projectId}/${fileId}`;
}
