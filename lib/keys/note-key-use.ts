import { BatchedWrites } from '@/lib/batched-writes';
import { db } from '@/lib/db';
import { singleton } from '@/lib/singleton';

type Use = { at: Date; ipAddress: string | null };

/** Somebody who has just made a key may be watching for it. */
const FIRST_USE_WITHIN_MS = 100;

const uses = () => singleton('key-uses', () => new BatchedWrites<Use>('keys', write));

/** Remembers that a key was used; many uses become one write within seconds. Never slows or fails a request. */
export function noteKeyUse(keyId: string, at: Date, ipAddress: string | null): void {
  uses().note(keyId, { at, ipAddress });
}

/** Like {@link noteKeyUse} for a key that has never been used: in a moment, not in seconds. */
export function noteFirstKeyUse(keyId: string, at: Date, ipAddress: string | null): void {
  uses().note(keyId, { at, ipAddress }, FIRST_USE_WITHIN_MS);
}

/** Writes what is pending; a graceful stop calls it last. */
export function flushKeyUses(): Promise<void> {
  return uses().flush();
}

async function write(batch: [string, Use][]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO api_key_uses (api_key_id, last_used_at, last_used_ip)
    SELECT used.id, used.at, used.ip
    FROM unnest(
      ${batch.map(([keyId]) => keyId)}::text[],
      ${batch.map(([, use]) => use.at)}::timestamptz[],
      ${batch.map(([, use]) => use.ipAddress)}::text[]
    ) AS used (id, at, ip)
    JOIN api_keys k ON k.id = used.id
    ORDER BY used.id
    ON CONFLICT (api_key_id) DO UPDATE
    SET last_used_at = excluded.last_used_at, last_used_ip = excluded.last_used_ip
    WHERE api_key_uses.last_used_at < excluded.last_used_at`;
}
