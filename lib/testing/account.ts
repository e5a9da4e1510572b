import { authenticateSession } from '@/lib/accounts';
import type { Tier, UserPrincipal } from '@/lib/auth/principal';
import type { Role } from '@/lib/auth/roles';
import { signToken } from '@/lib/auth/token';
import type { Ctx } from '@/lib/context';
import type { Db, Project, Tenant, User } from '@/lib/db';
import { newRequestId } from '@/lib/http/request-id';
import { newId } from '@/lib/ids';

const DAY_MS = 86_400_000;
/** The hash of random bytes that were thrown away: nobody signs in with it, and comparing with it works. */
const NOBODYS_PASSWORD =
  '$argon2id$v=19$m=19456,t=2,p=1$CpsIvA/NYjfAvi3XzQVMDw$VLT51u1PLgDua+kfpoKeGr1je7laB7N+mAhY910wLYg';

/** A member who is signed in: as a verb is given them, and as a request presents them. */
export type Member = { user: User; sessionId: string; token: string; ctx: Ctx<UserPrincipal> };

/** A tenant with one project, its `default` context and one member. */
export type Account = Member & { tenant: Tenant; project: Project };

/** Makes an account row by row: no password is hashed, because signing up is not what is tested. */
export async function createAccount(
  db: Db,
  { tier = 'enterprise', role = 'owner' }: { tier?: Tier; role?: Role } = {},
): Promise<Account> {
  const tenant = await db.tenant.create({ data: { id: newId('ten'), name: 'Fixture & Co', tier } });
  const project = await addProject(db, tenant.id);
  return { tenant, project, ...(await addMember(db, tenant.id, role)) };
}

/** A further project of the tenant, with its `default` context. */
export async function addProject(db: Db, tenantId: string): Promise<Project> {
  const project = await db.project.create({
    data: { id: newId('prj'), tenantId, name: 'Fixture project' },
  });
  await addContext(db, { tenantId, projectId: project.id }, { contextKey: 'default' });
  return project;
}

type Rules = {
  contextKey: string;
  allowedExtensions?: string[];
  maxFileSizeMb?: number;
  rejectBlankFiles?: boolean;
  rejectCorruptFiles?: boolean;
  scanForViruses?: boolean;
  displayName?: string;
  uploadRateLimit?: { max_uploads: number; window_seconds: number };
  isActive?: boolean;
};

/** A context with the rules that a test needs. */
export async function addContext(
  db: Db,
  owner: { tenantId: string; projectId: string },
  rules: Rules,
): Promise<string> {
  const { id } = await db.uploadContext.create({
    data: { id: newId('ctx'), ...owner, displayName: rules.contextKey, ...rules },
  });
  return id;
}

/** A further member of the tenant, signed in, acting in its only project. */
export async function addMember(db: Db, tenantId: string, role: Role): Promise<Member> {
  const userId = newId('usr');
  const user = await db.user.create({
    data: {
      id: userId,
      email: `${userId}@example.com`,
      name: `Fixture ${role}`,
      passwordHash: NOBODYS_PASSWORD,
      memberships: { create: { tenantId, role } },
    },
  });
  return { user, ...(await signIn(db, { userId, tenantId })) };
}

/** A further session of a member. */
export async function signIn(
  db: Db,
  { userId, tenantId }: { userId: string; tenantId: string },
): Promise<Omit<Member, 'user'>> {
  const sessionId = newId('ses');
  const expiresAt = new Date(Date.now() + 30 * DAY_MS);
  await db.session.create({ data: { id: sessionId, userId, tenantId, expiresAt } });
  const principal = await authenticateSession(db, { userId, tenantId, sessionId }, null);
  const facts = { sub: userId, tid: tenantId, sid: sessionId };
  const session_exp = Math.floor(expiresAt.getTime() / 1000);
  const { token } = await signToken({ ...facts, session_exp }, new Date());
  return { sessionId, token, ctx: contextFor(db, principal) };
}

/** What a verb is given when this principal calls. */
export function contextFor<P extends Ctx['principal']>(db: Db, principal: P): Ctx<P> {
  return {
    db,
    principal,
    now: new Date(),
    requestId: newRequestId(),
    client: { ipAddress: '198.51.100.7', userAgent: 'fixtures' },
  };
}
