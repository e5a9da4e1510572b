import type { TenantPrincipal } from '@/lib/auth/require-scope';

/** What a caller may see of the projects: their tenant's, and for a key its own. */
export function visibleProjects(caller: TenantPrincipal) {
  const { tenantId } = caller;
  return caller.type === 'key' ? { tenantId, id: caller.projectId } : { tenantId };
}
