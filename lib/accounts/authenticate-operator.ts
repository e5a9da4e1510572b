import { OPERATOR, type OperatorPrincipal } from '@/lib/auth/principal';
import type { Db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** Where the operator wants to act: what they name, or the only project that there is. */
export type OperatorPlace =
  { kind: 'tenant' | 'project' | 'key'; id: string } | { kind: 'only-project' };

/**
 * Puts the operator where they want to act, as the database stands now. Who may run a command on this machine may read and write
 * its database anyway: there is no credential to check.
 * @throws AppError `not_found` with what there is not, `project_required` when none is named and there are several
 */
export async function authenticateOperator(
  db: Db,
  place: OperatorPlace,
): Promise<OperatorPrincipal> {
  switch (place.kind) {
    case 'tenant':
      return inTenant(db, place.id);
    case 'project':
      return inProject(db, { where: { id: place.id }, place });
    case 'key':
      return inProject(db, { where: { keys: { some: { id: place.id } } }, place });
    case 'only-project':
      return inOnlyProject(db);
  }
}

const projectSelect = {
  id: true,
  tenant: { select: { id: true, tier: true } },
} satisfies Prisma.ProjectSelect;

type Place = Prisma.ProjectGetPayload<{ select: typeof projectSelect }>;
type Named = { where: Prisma.ProjectWhereInput; place: { kind: string; id: string } };

async function inTenant(db: Db, id: string): Promise<OperatorPrincipal> {
  const tenant = await db.tenant.findUnique({
    where: { id },
    select: { tier: true, projects: { select: { id: true }, take: 2 } },
  });
  if (tenant === null) throw notFound('tenant', id);
  const [project, another] = tenant.projects;
  const projectId = another === undefined ? (project?.id ?? null) : null;
  return { ...OPERATOR, tenantId: id, tier: tenant.tier, projectId };
}

async function inProject(db: Db, { where, place }: Named): Promise<OperatorPrincipal> {
  const project = await db.project.findFirst({ where, select: projectSelect });
  if (project === null) throw notFound(place.kind, place.id);
  return toOperator(project);
}

async function inOnlyProject(db: Db): Promise<OperatorPrincipal> {
  const [project, another] = await db.project.findMany({ select: projectSelect, take: 2 });
  if (project === undefined) {
    throw new AppError('not_found', { details: ['There is no project yet: sign up first'] });
  }
  if (another === undefined) return toOperator(project);
  throw new AppError('project_required', { details: ['There are several projects'] });
}

function toOperator({ id, tenant }: Place): OperatorPrincipal {
  return { ...OPERATOR, tenantId: tenant.id, tier: tenant.tier, projectId: id };
}

function notFound(kind: string, id: string): AppError {
  return new AppError('not_found', { details: [`There is no ${kind} ${id}`] });
}
