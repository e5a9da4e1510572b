import { db } from '@/lib/db';
import { log } from '@/lib/log';
import { singleton } from '@/lib/singleton';

const FLUSH_AFTER_MS = 2_000;

type Use = { at: Date; ipAddress: string | null };
type Uses = {
  pending: Map<string, Use>;
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
};

const uses = () =>
  singleton<Uses>('key-uses', () => ({
    pending: new Map(),
    timer: undefined,
    writing: Promise.resolve(),
  }));

/** Remembers that a key was used; many uses become one write within seconds. Never slows or fails a request. */
export function noteKeyUse(keyId: string, at: Date, ipAddress: string | null): void {
  const shared = uses();
  shared.pending.set(keyId, { at, ipAddress });
  shared.timer ??= setTimeout(() => void flushKeyUses(), FLUSH_AFTER_MS).unref();
}

/** Writes what is pending, in one statement; a graceful stop calls it last. A failure keeps it for the next time. */
export async function flushKeyUses(): Promise<void> {
  const shared = uses();
  clearTimeout(shared.timer);
  shared.timer = undefined;
  const batch = [...shared.pending];
  shared.pending.clear();
  shared.writing = shared.writing.then(() => write(batch));
  await shared.writing;
}

async function write(batch: [string, Use][]): Promise<void> {
  if (batch.length === 0) return;
  try {
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
  } catch (error) {
    log().warn({ err: error, keys: batch.length }, 'last-used times could not be written yet');
    keep(batch);
  }
}

function keep(batch: [string, Use][]): void {
  const shared = uses();
  for (const [keyId, use] of batch) {
    if (!shared.pending.has(keyId)) shared.pending.set(keyId, use);
  }
  shared.timer ??= setTimeout(() => void flushKeyUses(), FLUSH_AFTER_MS).unref();
}
