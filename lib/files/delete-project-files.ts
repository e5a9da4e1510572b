import type { Tx } from '@/lib/db';

/**
 * Deletes every file of a project in the transaction that deletes the project, before its contexts. Their bytes are listed to be
 * removed, and the next sweep removes them.
 * @returns how many
 */
export async function deleteProjectFiles(tx: Tx, projectId: string): Promise<number> {
  const { count } = await tx.file.deleteMany({ where: { projectId } });
  return count;
}
