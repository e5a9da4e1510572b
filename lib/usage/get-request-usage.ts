import { requireProject, requireScope } from '@/lib/auth/require-scope';
import type { Environment } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import { lastDays } from './days';
import type { RequestUsage, RequestUsageQuery } from './schemas';

type Total = RequestUsage['days'][number];

/**
 * How many requests of all keys of the project were accepted and refused on each of the last days. A key sees its own environment.
 * @throws AppError `insufficient_scope`, `project_required`
 */
export async function getRequestUsage(
  ctx: Ctx,
  { days, environment }: RequestUsageQuery,
): Promise<RequestUsage> {
  const { principal } = ctx;
  requireScope(principal, 'admin');
  const { projectId, tenantId } = requireProject(principal);
  const own: Environment | null = principal.type === 'key' ? principal.environment : null;
  const dates = lastDays(days, ctx.now);
  const totals = await ctx.db.$queryRaw<Total[]>`
    SELECT r.day::text AS date,
      coalesce(sum(r.requests) FILTER (WHERE r.outcome = 'accepted'), 0)::float8 AS accepted,
      coalesce(sum(r.requests) FILTER (WHERE r.outcome <> 'accepted'), 0)::float8 AS refused
    FROM api_key_requests r
    JOIN api_keys k ON k.id = r.api_key_id
    WHERE k.project_id = ${projectId} AND k.tenant_id = ${tenantId}
      AND k.environment::text = coalesce(${environment ?? null}::text, k.environment::text)
      AND k.environment::text = coalesce(${own}::text, k.environment::text)
      AND r.day >= ${dates[0]}::date
    GROUP BY r.day`;
  return {
    days: dates.map(
      (date) => totals.find((total) => total.date === date) ?? { date, accepted: 0, refused: 0 },
    ),
  };
}
