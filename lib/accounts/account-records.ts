import type { Tenant, User } from '@/lib/db';
import type { TenantRecord, UserRecord } from './schemas';

export function toUserRecord(user: User): UserRecord {
  return {
    user_id: user.id,
    email: user.email,
    name: user.name,
    created_at: user.createdAt.toISOString(),
  };
}

export function toTenantRecord(tenant: Tenant): TenantRecord {
  return {
    tenant_id: tenant.id,
    name: tenant.name,
    tier: tenant.tier,
    created_at: tenant.createdAt.toISOString(),
  };
}
