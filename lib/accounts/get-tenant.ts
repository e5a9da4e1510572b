import { requireMember } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { toTenantRecord } from './account-records';
import type { TenantRecord } from './schemas';

/**
 * The tenant that the caller acts in.
 * @throws AppError `forbidden` for keys
 */
export async function getTenant(ctx: Ctx): Promise<TenantRecord> {
  const { principal } = ctx;
  requireMember(principal);
  const tenant = await ctx.db.tenant.findUnique({ where: { id: principal.tenantId } });
  if (tenant === null) throw new AppError('not_found');
  return toTenantRecord(tenant);
}
