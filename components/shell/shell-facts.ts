import type { MeRecord } from '@/lib/accounts/schemas';

/** A project or a tenant as the shell knows it. */
export type Named = { id: string; name: string };

/** What the shell shows on every page: who is signed in, in which tenant and project, and what else they could open. */
export type ShellFacts = {
  user: { name: string; email: string };
  tenant: Named;
  tenants: readonly Named[];
  /** Null where the tenant has none. */
  project: Named | null;
  projects: readonly Named[];
};

export function toShellFacts(
  me: MeRecord,
  choose: (projects: Named[]) => Named | null,
): ShellFacts {
  const projects = me.projects.map(({ project_id: id, name }) => ({ id, name }));
  return {
    user: { name: me.user.name, email: me.user.email },
    tenant: { id: me.tenant.tenant_id, name: me.tenant.name },
    tenants: me.tenants.map(({ tenant_id: id, name }) => ({ id, name })),
    project: choose(projects),
    projects,
  };
}
