import { inviteMember } from '@/lib/accounts';
import type { Environment, UserPrincipal } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import type { Db } from '@/lib/db';
import { addContext, createAccount, type Account } from './account';
import { addFile } from './file-row';
import { newKey } from './fixtures';
import type { World } from './verb-matrix/row';

/** An account, beside a key, a file and more that are there to be aimed at. */
export async function openWorld(db: Db): Promise<{ account: Account; world: World }> {
  const account = await createAccount(db);
  const { tenant, project, user, sessionId } = account;
  const invited = { email: 'invited@example.com', role: 'viewer' as const };
  const { invitation_id: invitationId } = await inviteMember(account.ctx, invited);
  const ids = { tenantId: tenant.id, userId: user.id, sessionId, invitationId };
  const things = await addThings(db, { ...account.ctx, projectId: project.id }, 'live');
  return { account, world: { ...ids, ...things } };
}

type Things = Pick<World, 'projectId' | 'keyId' | 'fileId' | 'contextKey'>;

/** A key, a file and a context in a project. */
export async function addThings(
  db: Db,
  { projectId, ...ctx }: Ctx<UserPrincipal> & { projectId: string },
  environment: Environment,
): Promise<Things> {
  const { tenantId } = ctx.principal;
  const principal = { ...ctx.principal, projectId };
  const { id: keyId } = await newKey({ ...ctx, principal }, { environment });
  // No other project has a context of this name.
  const contextKey = `${projectId}_${environment}`;
  await addContext(db, { tenantId, projectId }, { contextKey });
  const fileId = await addFile(db, { id: projectId, tenantId }, { environment });
  return { projectId, keyId, fileId, contextKey };
}
