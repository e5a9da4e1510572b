import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { toProjectRecord } from './project-record';
import type { ProjectRecord } from './schemas';
import { visibleProjects } from './visible-projects';

/**
 * All projects of the caller's tenant, oldest first; a key sees its own.
 * @throws AppError `insufficient_scope`
 */
export async function listProjects(ctx: Ctx): Promise<ProjectRecord[]> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const projects = await ctx.db.project.findMany({
    where: visibleProjects(principal),
    orderBy: { id: 'asc' },
  });
  return projects.map(toProjectRecord);
}
