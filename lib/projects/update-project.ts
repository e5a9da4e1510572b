import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import { changeProject } from './change-project';
import { toProjectRecord } from './project-record';
import type { ProjectInput, ProjectRecord } from './schemas';

/**
 * Renames a project of the caller's tenant.
 * @throws AppError `forbidden` for keys and for members who are neither owner nor admin, `not_found`
 */
export async function updateProject(
  ctx: Ctx,
  { projectId, name }: ProjectInput & { projectId: string },
): Promise<ProjectRecord> {
  return changeProject(ctx, projectId, async ({ tx, project }) => {
    if (name === project.name) return toProjectRecord(project);
    const changed = await tx.project.update({ where: { id: projectId }, data: { name } });
    await recordAudit(tx, ctx, {
      action: 'project.updated',
      entity: { type: 'project', id: projectId, name },
      tenantId: project.tenantId,
      projectId,
      changes: { before: { name: project.name }, after: { name } },
    });
    return toProjectRecord(changed);
  });
}
