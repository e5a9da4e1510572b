import { requireOperator, requireScope } from '@/lib/auth/require-scope';
import { mayManageTenant } from '@/lib/auth/roles';
import { changeTenant } from '@/lib/change-tenant';
import type { Ctx } from '@/lib/context';
import type { SetTierInput, TenantRecord } from './schemas';
import { writeTenant } from './write-tenant';

/**
 * Puts the tenant on another tier. Its limits count from the next request on; what a smaller tier has no room for stays and works.
 * @throws AppError `insufficient_scope`, `forbidden` for everyone but the operator
 */
export async function setTier(ctx: Ctx, { tier }: SetTierInput): Promise<TenantRecord> {
  requireScope(ctx.principal, 'admin', 'shared');
  requireOperator(ctx.principal);
  return changeTenant(ctx, mayManageTenant, (locked) => writeTenant(locked, { tier }));
}
