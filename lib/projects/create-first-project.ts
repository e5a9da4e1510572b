import type { Actor } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';
import { addProject } from './add-project';
import type { ProjectRecord } from './schemas';

const FIRST_PROJECT_NAME = 'My first project';

/** Makes the project that a new tenant starts with, in the transaction that makes the tenant. */
export function createFirstProject(
  tx: Tx,
  ctx: Ctx,
  owner: { tenantId: string; actor: Actor },
): Promise<ProjectRecord> {
  return addProject(tx, ctx, { ...owner, name: FIRST_PROJECT_NAME });
}
