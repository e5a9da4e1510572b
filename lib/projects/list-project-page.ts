import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import type { Page } from '@/lib/paging';
import { toProjectRecord } from './project-record';
import type { ListProjectsQuery, ProjectRecord } from './schemas';
import { visibleProjects } from './visible-projects';

/**
 * One page of the projects of the caller's tenant, oldest first; a key sees its own.
 * @throws AppError `insufficient_scope`
 */
export async function listProjectPage(
  ctx: Ctx,
  { page, pageSize }: ListProjectsQuery,
): Promise<Page<ProjectRecord>> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const where = visibleProjects(principal);
  const [rows, total] = await Promise.all([
    ctx.db.project.findMany({
      where,
      orderBy: { id: 'asc' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    ctx.db.project.count({ where }),
  ]);
  return { items: rows.map(toProjectRecord), page, pageSize, total, nextCursor: null };
}
