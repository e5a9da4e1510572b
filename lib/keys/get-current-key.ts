import { effectiveScopes } from '@/lib/auth/scopes';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { RATE_WINDOW_SECONDS, rateLimitOf } from '@/lib/rate-limits';
import { toKeyRecord } from './key-row';
import type { CurrentKey } from './schemas';

/**
 * What the calling key is: no scope needed, no further query.
 * @throws AppError `forbidden` when the caller is not a key
 */
export function getCurrentKey(ctx: Ctx): CurrentKey {
  const { principal } = ctx;
  if (principal.type !== 'key') {
    throw new AppError('forbidden', { details: ['Only an API key can ask about itself'] });
  }
  const { row } = principal;
  const limit = rateLimitOf(principal.tier);
  // Not a spread: V8 is slow when anything follows the spread of so many fields (bench `parts`).
  return Object.assign(toKeyRecord(row, ctx.now), {
    status: 'active' as const,
    effective_scopes: [...effectiveScopes(principal.scopes)],
    rate_limit: limit === null ? null : { limit, window_seconds: RATE_WINDOW_SECONDS },
    project: {
      project_id: row.projectId,
      tenant_id: row.tenantId,
      name: row.projectName,
      created_at: row.projectCreatedAt.toISOString(),
    },
    tenant: {
      tenant_id: row.tenantId,
      name: row.tenantName,
      tier: row.tier,
      created_at: row.tenantCreatedAt.toISOString(),
    },
  });
}
