import { toActor } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import type { Prisma } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { LockedProject } from './internal';
import type { GeneratedSecret } from './secret';

/** What a new key is to be. */
type KeyFields = Pick<Prisma.ApiKeyUncheckedCreateInput, 'name' | 'environment' | 'replaces'> & {
  scopes: Prisma.ApiKeyGetPayload<object>['scopes'];
  contexts: string[];
  metadata: Prisma.InputJsonValue;
  expiresAt: Date | null;
};

type NewKey = {
  project: LockedProject;
  fields: KeyFields;
  stored: Omit<GeneratedSecret, 'secret'>;
};

/** The row of a new key, made by the caller, at the database's clock. */
export function newKeyRow(ctx: Ctx, { project, fields, stored }: NewKey) {
  return {
    ...fields,
    ...stored,
    id: newId('key'),
    tenantId: project.tenantId,
    projectId: project.id,
    createdAt: project.now,
    updatedAt: project.now,
    createdBy: toActor(ctx.principal),
  };
}
