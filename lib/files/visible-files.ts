import { requireProject, type TenantPrincipal } from '@/lib/auth/require-scope';
import { databaseNow, type Prisma, type Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { fileInclude, type FileRow } from './file-row';

/** Files of the caller's project, for a key of its environment and contexts; test files whose day is over are gone. */
export function visibleFiles(caller: TenantPrincipal, now: Date): Prisma.FileWhereInput {
  const { projectId } = requireProject(caller);
  const alive = { projectId, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  if (caller.type !== 'key') return alive;
  const { environment, contexts } = caller;
  return contexts.length === 0
    ? { ...alive, environment }
    : { ...alive, environment, context: { contextKey: { in: [...contexts] } } };
}

/** @throws AppError `not_found`, the same for a file that the caller may not see as for one that never was */
export async function getFileRow(
  tx: Tx,
  caller: TenantPrincipal,
  fileId: string,
): Promise<FileRow> {
  const visible = visibleFiles(caller, await databaseNow(tx));
  const row = await tx.file.findFirst({
    where: { AND: [{ id: fileId }, visible] },
    include: fileInclude,
  });
  if (row === null) throw new AppError('not_found');
  return row;
}
