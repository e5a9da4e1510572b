import { requireOperator } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { checkUsage } from '@/lib/usage';
import { checkRows } from './check-rows';
import { findOrphans } from './find-orphans';
import { removeLostFile } from './remove-lost-file';
import { openStorage } from './storage';
import { sweepObjects } from './sweep-objects';

/** Something that is not as it should be: what, of which file, object or tenant. */
export type Finding = { problem: string; subject: string; repaired: boolean };

/** How rows and objects compare. */
export type StorageReport = {
  files: number;
  objects: number;
  /** Uploads whose process is at work. */
  arriving: number;
  /** What uploads and deletions left behind, known and about to be swept away. */
  leftovers: number;
  findings: Finding[];
};

/**
 * Compares every file with its bytes (there, as long, of the same SHA-256), every object with its file, and the counted usage with the
 * files. May run beside the server. To repair is to remove what has lost its other half and to count anew; bytes that have changed
 * are told and left alone.
 * @throws AppError `forbidden` for everybody but the operator, `invalid_state` for a repair when not one file has its bytes
 */
export async function checkStorage(
  ctx: Ctx,
  { repair }: { repair: boolean },
): Promise<StorageReport> {
  requireOperator(ctx.principal);
  const { db } = ctx;
  if (repair) await sweepObjects(ctx);
  const rows = await checkRows(db);
  if (repair && rows.files > 0 && rows.missing.length === rows.files) {
    throw new AppError('invalid_state', {
      details: ['Not one file has its bytes: is this the right storage? Nothing was repaired.'],
    });
  }
  const objects = await findOrphans(db);
  const usage = await checkUsage(db, repair);
  if (repair) {
    for (const fileId of rows.missing) await removeLostFile(ctx, fileId);
    for (const objectPath of objects.orphans) await openStorage().remove(objectPath);
  }
  const finding = (problem: string, repaired: boolean) => (subject: string) => ({
    ...{ problem, subject, repaired },
  });
  return {
    files: rows.files,
    objects: objects.objects,
    arriving: objects.arriving,
    leftovers: objects.leftovers,
    findings: [
      ...rows.missing.map(finding('has no bytes', repair)),
      ...rows.damaged.map(finding('has other bytes than were uploaded', false)),
      ...objects.orphans.map(finding('belongs to no file', repair)),
      ...usage.map(finding('is counted wrong', repair)),
    ],
  };
}
