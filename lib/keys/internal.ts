import { requireProject, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Tier } from '@/lib/auth/principal';
import type { Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { keySelect, toKeyRow, type KeyRow } from './key-row';
import { keyLimit } from './limits';

export type LockedProject = { id: string; tenantId: string; tier: Tier; now: Date };

/**
 * Locks the caller's project, so that key changes in it happen one after the other and its keys can be counted. Uploads go on:
 * their foreign keys take a weaker lock. `now` is the database's clock, read under the lock.
 */
export async function lockProject(tx: Tx, caller: TenantPrincipal): Promise<LockedProject> {
  const { projectId, tenantId } = requireProject(caller);
  const [project] = await tx.$queryRaw<LockedProject[]>`
    SELECT p.id, p.tenant_id AS "tenantId", t.tier::text, clock_timestamp() AS now
    FROM projects p JOIN tenants t ON t.id = p.tenant_id
    WHERE p.id = ${projectId} AND p.tenant_id = ${tenantId}
    FOR NO KEY UPDATE OF p`;
  if (project === undefined) throw new AppError('not_found');
  return project;
}

/** Keys that count against the limit: not revoked, not expired, not replaced, of both environments. */
export function limitedKeys(now: Date) {
  return {
    revokedAt: null,
    replacedBy: null,
    OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
  };
}

export function countLimitedKeys(tx: Tx, projectId: string, now: Date): Promise<number> {
  return tx.apiKey.count({ where: { projectId, ...limitedKeys(now) } });
}

/** @throws AppError `key_limit_reached`, with the limit and how to get on */
export async function requireRoomForKey(tx: Tx, project: LockedProject): Promise<void> {
  const limit = keyLimit(project.tier);
  if (limit === null || (await countLimitedKeys(tx, project.id, project.now)) < limit) return;
  throw new AppError('key_limit_reached', {
    details: [
      `The ${project.tier} tier allows ${limit} keys per project`,
      'Revoke unused keys or upgrade your plan',
    ],
  });
}

/** What a caller may see of the keys: its own project, and for a key its own environment. */
export function visibleKeys(caller: TenantPrincipal) {
  const { projectId } = requireProject(caller);
  return caller.type === 'key' ? { projectId, environment: caller.environment } : { projectId };
}

/** @throws AppError `not_found`, the same for a foreign key as for one that never was */
export async function getKeyRow(tx: Tx, caller: TenantPrincipal, keyId: string): Promise<KeyRow> {
  const row = await tx.apiKey.findFirst({
    where: { id: keyId, ...visibleKeys(caller) },
    select: keySelect,
  });
  if (row === null) throw new AppError('not_found');
  return toKeyRow(row);
}
