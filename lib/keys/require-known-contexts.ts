import type { Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** @throws AppError `validation_failed` with a detail for each context that the project does not have */
export async function requireKnownContexts(
  tx: Tx,
  projectId: string,
  wanted: readonly string[],
): Promise<void> {
  if (wanted.length === 0) return;
  const found = await tx.uploadContext.findMany({
    where: { projectId, contextKey: { in: [...wanted] } },
    select: { contextKey: true },
  });
  const known = new Set(found.map((context) => context.contextKey));
  const details = wanted
    .filter((contextKey) => !known.has(contextKey))
    .map((contextKey) => `contexts: no context ${contextKey} in this project`);
  if (details.length > 0) throw new AppError('validation_failed', { details });
}
