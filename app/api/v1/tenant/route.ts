import { getTenant, updateTenant } from '@/lib/accounts';
import { TenantRecord, UpdateTenantInput } from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'Read the tenant that the session acts in',
  output: TenantRecord,
  run: (ctx) => getTenant(ctx),
});

export const PATCH = route({
  summary: 'Rename the tenant, or put it on another tier',
  body: UpdateTenantInput,
  output: TenantRecord,
  message: 'Tenant changed',
  run: (ctx, { body }) => updateTenant(ctx, body),
});
