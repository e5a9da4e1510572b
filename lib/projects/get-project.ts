import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { toProjectRecord } from './project-record';
import type { ProjectRecord } from './schemas';

/** @throws AppError `insufficient_scope`, `not_found` (the same for a foreign project as for none) */
export async function getProject(ctx: Ctx, projectId: string): Promise<ProjectRecord> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const isForeign = principal.type === 'key' && principal.projectId !== projectId;
  const project = isForeign
    ? null
    : await ctx.db.project.findFirst({ where: { id: projectId, tenantId: principal.tenantId } });
  if (project === null) throw new AppError('not_found');
  return toProjectRecord(project);
}
