import type { UserPrincipal } from '@/lib/auth/principal';
import { lookupsOf, type Db } from '@/lib/db';
import { unauthenticated } from '@/lib/errors';

/** What a verified token claims; the database has the last word. */
export type SessionClaims = { userId: string; tenantId: string; sessionId: string };

type SessionRow = Omit<UserPrincipal, 'type' | 'projectId'> & { projectIds: string[] };

const AUTHENTICATE_SESSION = {
  name: 'authenticate-session',
  text: `
    SELECT s.id AS "sessionId", u.id AS "userId", u.email, u.name, m.role::text,
      t.id AS "tenantId", t.name AS "tenantName", t.tier::text,
      ARRAY(SELECT p.id FROM projects p
        WHERE p.tenant_id = t.id AND ($4::text IS NULL OR p.id = $4)
        ORDER BY p.id LIMIT 2) AS "projectIds"
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN memberships m ON m.user_id = s.user_id AND m.tenant_id = s.tenant_id
    JOIN tenants t ON t.id = s.tenant_id
    WHERE s.id = $1 AND s.user_id = $2 AND s.tenant_id = $3
      AND s.ended_at IS NULL AND s.expires_at > clock_timestamp()`,
};

/**
 * Turns a verified token's claims into the member they speak of, as the database stands now, acting in the project that the
 * request names (or the tenant's only one); in none when the named one is not the tenant's, which `requireNamedProject` refuses.
 * @throws AppError `unauthenticated` when session or membership has ended
 */
export async function authenticateSession(
  db: Db,
  claims: SessionClaims,
  namedProjectId: string | null,
): Promise<UserPrincipal> {
  const [row] = await lookupsOf(db).query<SessionRow>({
    ...AUTHENTICATE_SESSION,
    values: [claims.sessionId, claims.userId, claims.tenantId, namedProjectId],
  });
  if (row === undefined) throw unauthenticated('session or membership has ended');
  const { projectIds, ...member } = row;
  return { type: 'user', ...member, projectId: onlyOne(projectIds) };
}

function onlyOne(ids: string[]): string | null {
  return ids.length === 1 ? (ids[0] ?? null) : null;
}
