import { lockCaller } from '@/lib/auth/lock-caller';
import { requireMember } from '@/lib/auth/require-member';
import { mayManageProjects } from '@/lib/auth/roles';
import type { Ctx } from '@/lib/context';
import type { Project, Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** A project that nothing else changes meanwhile, keys included. */
type LockedProject = { tx: Tx; ctx: Ctx; project: Project };

/** Deleting takes its time when there are many files. */
const LONGEST_MS = 120_000;

/**
 * Runs a change of one of the tenant's projects in a transaction of its own: project locked against changes of it and of its keys,
 * caller still a member whose role allows it.
 * @throws AppError `forbidden`, `not_found` (the same for a foreign project as for none), `unauthenticated` when the caller ends
 * meanwhile
 */
export async function changeProject<T>(
  ctx: Ctx,
  projectId: string,
  change: (locked: LockedProject) => Promise<T>,
): Promise<T> {
  const { principal } = ctx;
  requireMember(principal, mayManageProjects);
  return ctx.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
      const project = await lockProject(tx, { projectId, tenantId: principal.tenantId });
      requireMember(await lockCaller(tx, principal), mayManageProjects);
      return change({ tx, ctx, project });
    },
    { timeout: LONGEST_MS },
  );
}

/** Uploads go on: their foreign keys take a weaker lock. */
async function lockProject(
  tx: Tx,
  { projectId, tenantId }: { projectId: string; tenantId: string },
): Promise<Project> {
  const [project] = await tx.$queryRaw<Project[]>`
    SELECT id, tenant_id AS "tenantId", name, created_at AS "createdAt" FROM projects
    WHERE id = ${projectId} AND tenant_id = ${tenantId} FOR NO KEY UPDATE`;
  if (project === undefined) throw new AppError('not_found');
  return project;
}
