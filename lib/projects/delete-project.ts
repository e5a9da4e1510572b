import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import { deleteProjectFiles } from '@/lib/files';
import { endProjectKeys } from '@/lib/keys';
import { changeProject } from './change-project';
import { retryDeadlock } from './retry-deadlock';
import type { DeletedProject } from './schemas';

/**
 * Deletes a project with its keys, contexts and files; what the audit log tells of them stays. Once this has returned, no request
 * that starts later is accepted with one of its keys, and nothing that was under way becomes visible. The files' bytes go with the
 * next sweep.
 * @throws AppError `forbidden` for keys and for members who are neither owner nor admin, `not_found`
 */
export async function deleteProject(ctx: Ctx, projectId: string): Promise<DeletedProject> {
  return retryDeadlock(() =>
    changeProject(ctx, projectId, async ({ tx, project }) => {
      // Uploads hold their key, then the project: in the same order nobody waits for another in a circle.
      const keys = await endProjectKeys(tx, ctx, projectId);
      await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${projectId} FOR UPDATE`;
      const files = await deleteProjectFiles(tx, projectId);
      await tx.project.delete({ where: { id: projectId } });
      await recordAudit(tx, ctx, {
        action: 'project.deleted',
        entity: { type: 'project', id: projectId, name: project.name },
        tenantId: project.tenantId,
        projectId,
        changes: { before: { name: project.name, keys, files } },
      });
      return { project_id: projectId, deleted: true };
    }),
  );
}
