import type { Principal } from '@/lib/auth/principal';
import { mayManageTenant } from '@/lib/auth/roles';
import { changeTenant } from '@/lib/change-tenant';
import type { Ctx } from '@/lib/context';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { TenantRecord, UpdateTenantInput } from './schemas';
import { writeTenant } from './write-tenant';

/**
 * Renames the caller's tenant, or puts it on another tier where owners may do that themselves. The limits of a tier count from the
 * next request on; what a smaller one has no room for stays and works.
 * @throws AppError `forbidden` for everyone but owners, and for a tier while only the operator changes plans
 */
export async function updateTenant(ctx: Ctx, input: UpdateTenantInput): Promise<TenantRecord> {
  return changeTenant(ctx, mayManageTenant, async (locked) => {
    if (input.tier !== undefined) requirePlanChanges(locked.caller);
    return writeTenant(locked, input);
  });
}

/** Whether owners change their tenant's tier themselves; else only the operator does, at the command line. */
export function isPlanSelfServe(): boolean {
  return env().PLAN_CHANGES === 'self_serve';
}

function requirePlanChanges(caller: Principal): void {
  if (caller.type === 'system' || isPlanSelfServe()) return;
  throw new AppError('forbidden', { details: ['tier: only the operator changes plans here'] });
}
