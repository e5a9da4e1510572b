import { auditInsert } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import { poolOf, Prisma, type Tenant, type User } from '@/lib/db';
import { newId } from '@/lib/ids';
import { toTenantRecord, toUserRecord } from './account-records';
import type { Opened } from './enter-first-tenant';
import { SESSION_SECONDS } from './start-session';

type Entered = Tenant & { startedAt: Date; expiresAt: Date };

/**
 * What `enterFirstTenant` does for who has a tenant and still has the password that was compared, in one statement that is a
 * transaction of its own. Hundreds who sign in together cost everybody else little by it (decision 0035).
 * @returns null where nothing was written: the password has changed, or there is no tenant
 */
export async function enterAtOnce(ctx: Ctx, user: User): Promise<Opened | null> {
  const sessionId = newId('ses');
  const { text, values } = statement(ctx, user, sessionId);
  const { rows } = await poolOf(ctx.db).query<Entered>({ name: 'enter-at-once', text, values });
  const [entered] = rows;
  if (entered === undefined) return null;
  const { id: tenantId, startedAt: createdAt, expiresAt } = entered;
  return {
    user: toUserRecord(user),
    tenant: toTenantRecord(entered),
    session: { sessionId, userId: user.id, tenantId, createdAt, expiresAt },
  };
}

/** Locks the user before the membership, as everybody does, and reads the clock when it has both. */
function statement(ctx: Ctx, user: User, sessionId: string): Prisma.Sql {
  const { ipAddress, userAgent } = ctx.client;
  const entry = {
    action: 'session.created',
    entity: { type: 'session', id: sessionId, name: user.name },
    actor: { type: 'user', id: user.id, name: user.name },
  } as const;
  return Prisma.sql`
    WITH person AS MATERIALIZED (
      SELECT id FROM users WHERE id = ${user.id} AND password_hash = ${user.passwordHash} FOR SHARE
    ), place AS MATERIALIZED (
      SELECT held.tenant_id, clock_timestamp() AS now FROM person CROSS JOIN LATERAL (
        SELECT tenant_id FROM memberships WHERE user_id = person.id
        ORDER BY joined_at, tenant_id LIMIT 1 FOR SHARE) AS held
    ), session AS (
      INSERT INTO sessions (id, user_id, tenant_id, created_at, expires_at, ip_address, user_agent)
      SELECT ${sessionId}, ${user.id}, tenant_id, now, now + make_interval(secs => ${SESSION_SECONDS}),
        ${ipAddress}, ${userAgent}
      FROM place RETURNING tenant_id, created_at, expires_at
    ), entry AS (${auditInsert(ctx, entry, Prisma.sql`session`)})
    SELECT t.id, t.name, t.tier::text, t.created_at AS "createdAt",
      session.created_at AS "startedAt", session.expires_at AS "expiresAt"
    FROM session JOIN tenants t ON t.id = session.tenant_id`;
}
