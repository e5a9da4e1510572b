import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { toProjectRecord } from './project-record';
import type { ProjectRecord } from './schemas';
import { visibleProjects } from './visible-projects';

/** @throws AppError `insufficient_scope`, `not_found` (the same for a foreign project as for none) */
export async function getProject(ctx: Ctx, projectId: string): Promise<ProjectRecord> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const where = { AND: [{ id: projectId }, visibleProjects(principal)] };
  const project = await ctx.db.project.findFirst({ where });
  if (project === null) throw new AppError('not_found');
  return toProjectRecord(project);
}
