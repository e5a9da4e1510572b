import type { Actor } from '@/lib/auth/principal';
import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';
import { newId } from '@/lib/ids';
import { toProjectRecord } from './project-record';
import type { ProjectRecord } from './schemas';

const FIRST_PROJECT_NAME = 'My first project';

/** Makes the project that a new tenant starts with, in the transaction that makes the tenant. */
export async function createFirstProject(
  tx: Tx,
  ctx: Ctx,
  { tenantId, actor }: { tenantId: string; actor: Actor },
): Promise<ProjectRecord> {
  const project = await tx.project.create({
    data: { id: newId('prj'), tenantId, name: FIRST_PROJECT_NAME },
  });
  await recordAudit(tx, ctx, {
    action: 'project.created',
    entity: { type: 'project', id: project.id, name: project.name },
    tenantId,
    projectId: project.id,
    actor,
  });
  return toProjectRecord(project);
}
