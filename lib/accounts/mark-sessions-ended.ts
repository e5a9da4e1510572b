import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import { Prisma, type Tx } from '@/lib/db';

/** Which sessions of a user: one, all but one, or those in one tenant. */
type Which = { userId: string; only?: string; except?: string; tenantId?: string };

type Ended = { id: string; tenantId: string; name: string };

/** Ends what still stands of them, for good, each with its audit entry in its own tenant; how many that were. */
export async function markSessionsEnded(tx: Tx, ctx: Ctx, which: Which): Promise<number> {
  await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
  const ended = await tx.$queryRaw<Ended[]>`
    UPDATE sessions s SET ended_at = clock_timestamp() FROM users u
    WHERE ${Prisma.join(conditions(which), ' AND ')}
    RETURNING s.id, s.tenant_id AS "tenantId", u.name`;
  for (const { id, tenantId, name } of ended) {
    const entity = { type: 'session', id, name };
    await recordAudit(tx, ctx, { action: 'session.ended', entity, tenantId });
  }
  return ended.length;
}

function conditions({ userId, only, except, tenantId }: Which): Prisma.Sql[] {
  return [
    Prisma.sql`u.id = s.user_id AND s.user_id = ${userId}`,
    Prisma.sql`s.ended_at IS NULL AND s.expires_at > clock_timestamp()`,
    ...(only === undefined ? [] : [Prisma.sql`s.id = ${only}`]),
    ...(except === undefined ? [] : [Prisma.sql`s.id <> ${except}`]),
    ...(tenantId === undefined ? [] : [Prisma.sql`s.tenant_id = ${tenantId}`]),
  ];
}
