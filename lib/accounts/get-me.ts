import type { UserPrincipal } from '@/lib/auth/principal';
import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import { unauthenticated } from '@/lib/errors';
import { getCurrentKey } from '@/lib/keys';
import { listProjects } from '@/lib/projects';
import { toTenantRecord, toUserRecord } from './account-records';
import type { MeRecord } from './schemas';

/**
 * Who calls: a user with the tenant they act in, their role, its projects and their other tenants; a key what it learns of itself.
 * @throws AppError `forbidden` for whoever is neither, `unauthenticated` when the membership ends meanwhile
 */
export async function getMe(ctx: Ctx<UserPrincipal>): Promise<MeRecord>;
export async function getMe(ctx: Ctx): Promise<MeRecord | ReturnType<typeof getCurrentKey>>;
export async function getMe(ctx: Ctx): Promise<MeRecord | ReturnType<typeof getCurrentKey>> {
  const { principal } = ctx;
  if (principal.type === 'key') return getCurrentKey(ctx);
  requireUser(principal);
  const [user, projects] = await Promise.all([
    ctx.db.user.findUnique({
      where: { id: principal.userId },
      include: {
        memberships: {
          include: { tenant: true },
          orderBy: [{ joinedAt: 'asc' }, { tenantId: 'asc' }],
        },
      },
    }),
    listProjects(ctx),
  ]);
  const tenants = (user?.memberships ?? []).map(({ tenant, role }) =>
    Object.assign(toTenantRecord(tenant), { role }),
  );
  const here = tenants.find(({ tenant_id }) => tenant_id === principal.tenantId);
  if (user === null || here === undefined) throw unauthenticated('the membership ended meanwhile');
  const { role, ...tenant } = here;
  return { user: toUserRecord(user), tenant, role, projects, tenants };
}
