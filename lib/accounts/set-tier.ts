import { recordAudit } from '@/lib/audit';
import { requireOperator, requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import type { Tenant, Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { toTenantRecord } from './account-records';
import type { SetTierInput, TenantRecord } from './schemas';

/**
 * Puts the tenant on another tier. Its limits count from the next request on; what a smaller tier has no room for stays and works.
 * @throws AppError `insufficient_scope`, `forbidden` for everyone but the operator
 */
export async function setTier(ctx: Ctx, { tier }: SetTierInput): Promise<TenantRecord> {
  const { principal } = ctx;
  requireScope(principal, 'admin', 'shared');
  requireOperator(principal);
  return ctx.db.$transaction(async (tx) => {
    const tenant = await lockTenant(tx, principal.tenantId);
    if (tenant.tier === tier) return toTenantRecord(tenant);
    const changed = await tx.tenant.update({ where: { id: tenant.id }, data: { tier } });
    await recordAudit(tx, ctx, {
      action: 'tenant.updated',
      entity: { type: 'tenant', id: tenant.id, name: tenant.name },
      tenantId: tenant.id,
      changes: { before: { tier: tenant.tier }, after: { tier } },
    });
    return toTenantRecord(changed);
  });
}

/** Locks the tenant, so that the tier that the audit log calls the former one is the former one. */
async function lockTenant(tx: Tx, tenantId: string): Promise<Tenant> {
  const [tenant] = await tx.$queryRaw<Tenant[]>`
    SELECT id, name, tier::text, created_at AS "createdAt" FROM tenants
    WHERE id = ${tenantId} FOR NO KEY UPDATE`;
  if (tenant === undefined) throw new AppError('not_found');
  return tenant;
}
