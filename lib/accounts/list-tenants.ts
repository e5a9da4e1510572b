import { requireOperator } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { toTenantRecord } from './account-records';
import type { TenantRecord } from './schemas';

/**
 * Every tenant of this installation, oldest first.
 * @throws AppError `forbidden` for everyone but the operator
 */
export async function listTenants(ctx: Ctx): Promise<TenantRecord[]> {
  requireOperator(ctx.principal);
  const tenants = await ctx.db.tenant.findMany({ orderBy: { id: 'asc' } });
  return tenants.map(toTenantRecord);
}
