import type { Tx } from '@/lib/db';
import { toProjectRecord } from './project-record';
import type { ProjectRecord } from './schemas';

/** The tenant's oldest project; null when it has none. */
export async function findFirstProject(tx: Tx, tenantId: string): Promise<ProjectRecord | null> {
  const project = await tx.project.findFirst({ where: { tenantId }, orderBy: { id: 'asc' } });
  return project === null ? null : toProjectRecord(project);
}
