import type { Environment } from '@/lib/auth/principal';
import { recordAudits } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';

const REASON = 'The project was deleted';

type EndedKey = { id: string; name: string; tenantId: string; environment: Environment; now: Date };

/**
 * Revokes every key of a project in the transaction that deletes it, with an audit entry for each, and waits for what they were
 * writing. Their rows go with the project.
 * @returns how many were not revoked before
 */
export async function endProjectKeys(tx: Tx, ctx: Ctx, projectId: string): Promise<number> {
  const ended = await tx.$queryRaw<EndedKey[]>`
    SELECT id, name, tenant_id AS "tenantId", environment::text, clock_timestamp() AS now
    FROM api_keys WHERE project_id = ${projectId} AND revoked_at IS NULL
    ORDER BY id FOR UPDATE`;
  const entries = ended.map(({ id, name, tenantId, environment, now }) => ({
    action: 'key.revoked' as const,
    entity: { type: 'key', id, name },
    ...{ tenantId, projectId, environment },
    changes: {
      before: { revoked_at: null },
      after: { revoked_at: now.toISOString(), revoke_reason: REASON },
    },
  }));
  await recordAudits(tx, ctx, entries);
  return ended.length;
}
