import { requireProject, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Prisma, Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** What a caller may see of the contexts: its own project's, for a key that is limited to some only those. */
export function visibleContexts(caller: TenantPrincipal): Prisma.UploadContextWhereInput {
  const { projectId } = requireProject(caller);
  if (caller.type !== 'key' || caller.contexts.length === 0) return { projectId };
  return { projectId, contextKey: { in: [...caller.contexts] } };
}

/** @throws AppError `not_found`, the same for one that the caller may not see as for one that never was */
export async function getContextRow(tx: Tx, caller: TenantPrincipal, contextKey: string) {
  const row = await tx.uploadContext.findFirst({
    where: { AND: [visibleContexts(caller), { contextKey }] },
  });
  if (row === null) throw new AppError('not_found');
  return row;
}
