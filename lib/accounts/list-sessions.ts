import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import type { Page } from '@/lib/paging';
import type { ListQuery, SessionRecord } from './schemas';

/**
 * The caller's sessions that still stand, in every tenant, the newest first.
 * @throws AppError `forbidden` when the caller is not a session
 */
export async function listSessions(
  ctx: Ctx,
  { page, pageSize }: ListQuery,
): Promise<Page<SessionRecord>> {
  const { principal } = ctx;
  requireUser(principal);
  const where = { userId: principal.userId, endedAt: null, expiresAt: { gt: ctx.now } };
  const [rows, total] = await Promise.all([
    ctx.db.session.findMany({
      where,
      orderBy: { id: 'desc' },
      skip: (page - 1) * pageSize,
      take: pageSize,
      include: { use: true },
    }),
    ctx.db.session.count({ where }),
  ]);
  const items = rows.map((row) => ({
    session_id: row.id,
    created_at: row.createdAt.toISOString(),
    last_seen_at: (row.use?.lastSeenAt ?? row.createdAt).toISOString(),
    ip_address: row.ipAddress,
    user_agent: row.userAgent,
    current: row.id === principal.sessionId,
  }));
  return { items, page, pageSize, total, nextCursor: null };
}
