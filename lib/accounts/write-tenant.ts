import type { Tier } from '@/lib/auth/principal';
import { recordAudit } from '@/lib/audit';
import type { LockedTenant } from '@/lib/change-tenant';
import { toTenantRecord } from './account-records';
import type { TenantRecord } from './schemas';

/** Writes what differs of the locked tenant's name and tier, with its audit entry; nothing when nothing does. */
export async function writeTenant(
  { tx, ctx, tenant }: LockedTenant,
  {
    name = tenant.name,
    tier = tenant.tier,
  }: { name?: string | undefined; tier?: Tier | undefined },
): Promise<TenantRecord> {
  const isRenamed = name !== tenant.name;
  const isMoved = tier !== tenant.tier;
  if (!isRenamed && !isMoved) return toTenantRecord(tenant);
  const changed = await tx.tenant.update({ where: { id: tenant.id }, data: { name, tier } });
  const told = ({ name, tier }: { name: string; tier: Tier }) => ({
    ...(isRenamed ? { name } : {}),
    ...(isMoved ? { tier } : {}),
  });
  await recordAudit(tx, ctx, {
    action: 'tenant.updated',
    entity: { type: 'tenant', id: tenant.id, name: changed.name },
    tenantId: tenant.id,
    changes: { before: told(tenant), after: told(changed) },
  });
  return toTenantRecord(changed);
}
