import { BatchedWrites } from '@/lib/batched-writes';
import { db } from '@/lib/db';
import { singleton } from '@/lib/singleton';

const uses = () => singleton('session-uses', () => new BatchedWrites<Date>('sessions', write));

/** Remembers that a session was seen; many requests become one write within seconds. Never slows or fails a request. */
export function noteSessionUse(sessionId: string, at: Date): void {
  uses().note(sessionId, at);
}

/** Writes what is pending; a graceful stop calls it last. */
export function flushSessionUses(): Promise<void> {
  return uses().flush();
}

async function write(batch: [string, Date][]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO session_uses (session_id, last_seen_at)
    SELECT seen.id, seen.at
    FROM unnest(
      ${batch.map(([sessionId]) => sessionId)}::text[], ${batch.map(([, at]) => at)}::timestamptz[]
    ) AS seen (id, at)
    JOIN sessions s ON s.id = seen.id
    ORDER BY seen.id
    ON CONFLICT (session_id) DO UPDATE SET last_seen_at = excluded.last_seen_at
    WHERE session_uses.last_seen_at < excluded.last_seen_at`;
}
