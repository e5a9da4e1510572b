import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow } from '@/lib/db';
import { limitedKeys } from './internal';

/**
 * How many keys count against the limit, for each project of the caller's tenant that has one; a key sees its own project.
 * @throws AppError `insufficient_scope`
 */
export async function countKeys(ctx: Ctx): Promise<{ projectId: string; keys: number }[]> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const own = principal.type === 'key' ? { projectId: principal.projectId } : {};
  const groups = await ctx.db.apiKey.groupBy({
    by: ['projectId'],
    where: {
      tenantId: principal.tenantId,
      ...own,
      ...limitedKeys(await databaseNow(ctx.db)),
    },
    _count: true,
  });
  return groups.map(({ projectId, _count: keys }) => ({ projectId, keys }));
}
