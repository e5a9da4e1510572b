import type { Tier } from '@/lib/auth/principal';
import { requireProject, requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow } from '@/lib/db';
import { countLimitedKeys } from './internal';
import { keyLimit } from './limits';

export type KeyAllowance = { used: number; limit: number | null; tier: Tier };

/**
 * How many of the project's keys count against its tier's limit; a null limit is unlimited.
 * @throws AppError `insufficient_scope`, `project_required`
 */
export async function getKeyAllowance(ctx: Ctx): Promise<KeyAllowance> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const { projectId } = requireProject(principal);
  const used = await countLimitedKeys(ctx.db, projectId, await databaseNow(ctx.db));
  return { used, limit: keyLimit(principal.tier), tier: principal.tier };
}
