import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { toFileRecord } from './file-row';
import type { FileRecord } from './schemas';
import { getFileRow } from './visible-files';

/** @throws AppError `insufficient_scope`, `project_required`, `not_found` */
export async function getFile(ctx: Ctx, fileId: string): Promise<FileRecord> {
  const { principal } = ctx;
  requireScope(principal, 'metadata');
  return toFileRecord(await getFileRow(ctx.db, principal, fileId));
}
