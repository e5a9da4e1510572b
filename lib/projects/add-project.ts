import type { Actor } from '@/lib/auth/principal';
import { recordAudit } from '@/lib/audit';
import { createDefaultContext } from '@/lib/contexts';
import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';
import { newId } from '@/lib/ids';
import { toProjectRecord } from './project-record';
import type { ProjectRecord } from './schemas';

/** A project with its `default` context, and the audit entries of both, in the caller's transaction. */
export async function addProject(
  tx: Tx,
  ctx: Ctx,
  { tenantId, name, actor }: { tenantId: string; name: string; actor: Actor },
): Promise<ProjectRecord> {
  const project = await tx.project.create({ data: { id: newId('prj'), tenantId, name } });
  await recordAudit(tx, ctx, {
    action: 'project.created',
    entity: { type: 'project', id: project.id, name },
    tenantId,
    projectId: project.id,
    actor,
  });
  await createDefaultContext(tx, ctx, { tenantId, projectId: project.id, actor });
  return toProjectRecord(project);
}
