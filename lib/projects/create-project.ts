import { toActor } from '@/lib/auth/principal';
import { mayManageProjects } from '@/lib/auth/roles';
import { changeTenant, type LockedTenant } from '@/lib/change-tenant';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { addProject } from './add-project';
import { projectLimit } from './limits';
import type { ProjectInput, ProjectRecord } from './schemas';

/**
 * Creates a project with its `default` context in the caller's tenant.
 * @throws AppError `forbidden` for keys and for members who are neither owner nor admin, `project_limit_reached`
 */
export async function createProject(ctx: Ctx, { name }: ProjectInput): Promise<ProjectRecord> {
  return changeTenant(ctx, mayManageProjects, async (locked) => {
    await requireRoomForProject(locked);
    const { tx, tenant, caller } = locked;
    return addProject(tx, ctx, { tenantId: tenant.id, name, actor: toActor(caller) });
  });
}

/**
 * Asked under the tenant's lock, so that the answer is exact however many ask at once.
 * @throws AppError `project_limit_reached`, with the limit and how to get on
 */
async function requireRoomForProject({ tx, tenant }: LockedTenant): Promise<void> {
  const limit = projectLimit(tenant.tier);
  if (limit === null) return;
  if ((await tx.project.count({ where: { tenantId: tenant.id } })) < limit) return;
  throw new AppError('project_limit_reached', {
    details: [
      `The ${tenant.tier} tier allows ${limit} projects`,
      'Delete unused projects or upgrade your plan',
    ],
  });
}
