import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { getKey } from '@/lib/keys';
import { DAY_MS, lastDays } from './days';
import type { KeyUsage, KeyUsageQuery } from './schemas';
import { REFUSALS_KEPT } from './tally';

type Usage = KeyUsage['days'][number];
type Counted = { date: string; outcome: string; requests: number };

/**
 * How many requests of a key were accepted and refused on each of the last days, the latest that were refused, and from how many
 * addresses it was used in the last 24 hours.
 * @throws AppError `insufficient_scope`, `not_found`
 */
export async function getKeyUsage(
  ctx: Ctx,
  { keyId, days }: KeyUsageQuery & { keyId: string },
): Promise<KeyUsage> {
  requireScope(ctx.principal, 'admin');
  const { api_key_id: id } = await getKey(ctx, keyId);
  const dates = lastDays(days, ctx.now);
  const [counted, refusals, addresses] = await Promise.all([
    ctx.db.$queryRaw<Counted[]>`
      SELECT day::text AS date, outcome, requests::float8 AS requests
      FROM api_key_requests WHERE api_key_id = ${id} AND day >= ${dates[0]}::date`,
    ctx.db.apiKeyRefusal.findMany({
      where: { apiKeyId: id },
      orderBy: [{ refusedAt: 'desc' }, { id: 'desc' }],
      take: REFUSALS_KEPT,
    }),
    ctx.db.apiKeyAddress.count({
      where: { apiKeyId: id, lastUsedAt: { gt: new Date(ctx.now.getTime() - DAY_MS) } },
    }),
  ]);
  return {
    days: dates.map((date) => usageOn(date, counted)),
    refusals: refusals.map((refusal) => ({
      refused_at: refusal.refusedAt.toISOString(),
      code: refusal.code,
      method: refusal.method,
      path: refusal.path,
      ip_address: refusal.ipAddress,
      request_id: refusal.requestId,
    })),
    addresses_24h: addresses,
  };
}

function usageOn(date: string, counted: readonly Counted[]): Usage {
  const day: Usage = { date, accepted: 0, refused: 0, refused_by_code: {} };
  for (const { outcome, requests } of counted.filter((count) => count.date === date)) {
    if (outcome === 'accepted') day.accepted = requests;
    else {
      day.refused += requests;
      day.refused_by_code[outcome] = requests;
    }
  }
  return day;
}
