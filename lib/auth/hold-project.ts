import type { Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';

/**
 * Keeps a project from being deleted until this transaction ends, for what is about to be put into it. Come here with the caller
 * locked already: who deletes the project takes its keys first, too.
 * @throws AppError `not_found` when it has been deleted since the request began
 */
export async function holdProject(tx: Tx, projectId: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM projects WHERE id = ${projectId} FOR KEY SHARE`;
  if (found.length === 0) throw new AppError('not_found');
}
