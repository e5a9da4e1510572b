import type { Db, Tx } from '@/lib/db';
import { REFUSALS_KEPT, type Asker, type Refusal, type Tally } from './tally';
import { writeAddresses } from './write-addresses';

type KeyOf = (asker: Asker) => string | undefined;

/**
 * Adds a tally to what is stored: its counts in one statement where nothing was refused, else in one transaction. Secrets that were
 * refused are looked up here, away from any request: a revoked, disabled or expired key is found, and what is nobody's forgotten.
 */
export async function writeTally(db: Db, tally: Tally): Promise<void> {
  await writeAddresses(db, tally);
  if (tally.refusals.length === 0) return writeCounts(db, tally, keyIdOf);
  await db.$transaction(async (tx) => {
    const keyOf = await resolveSecrets(tx, tally);
    await writeCounts(tx, tally, keyOf);
    await writeRefusals(tx, tally, keyOf);
  });
}

const keyIdOf: KeyOf = (asker) => (asker.kind === 'key' ? asker.id : undefined);

async function resolveSecrets(tx: Tx, tally: Tally): Promise<KeyOf> {
  const hashes = tally.counts.flatMap(({ asker }) => (asker.kind === 'secret' ? asker.hash : []));
  if (hashes.length === 0) return keyIdOf;
  const found = await tx.apiKey.findMany({
    where: {
      hash: { in: [...new Set(hashes)].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex'))) },
    },
    select: { id: true, hash: true },
  });
  const ids = new Map(found.map(({ id, hash }) => [Buffer.from(hash).toString('hex'), id]));
  return (asker) => (asker.kind === 'key' ? asker.id : ids.get(asker.hash));
}

/** Rows are taken in the same order by every process, so that none waits for another in a circle. */
async function writeCounts(tx: Db | Tx, { counts }: Tally, keyOf: KeyOf): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO api_key_requests (api_key_id, day, outcome, requests)
    SELECT k.id, counted.day, counted.outcome, sum(counted.requests)
    FROM unnest(
      ${counts.map(({ asker }) => keyOf(asker) ?? '')}::text[],
      ${counts.map(({ day }) => day)}::text[]::date[],
      ${counts.map(({ outcome }) => outcome)}::text[],
      ${counts.map(({ requests }) => requests)}::int[]
    ) AS counted (id, day, outcome, requests)
    JOIN api_keys k ON k.id = counted.id
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3
    ON CONFLICT (api_key_id, day, outcome)
    DO UPDATE SET requests = api_key_requests.requests + excluded.requests`;
}

async function writeRefusals(tx: Tx, tally: Tally, keyOf: KeyOf): Promise<void> {
  const refusals = tally.refusals.flatMap((refusal) => withKey(refusal, keyOf));
  if (refusals.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO api_key_refusals (api_key_id, refused_at, code, method, path, ip_address, request_id)
    SELECT k.id, refused.at, refused.code, refused.method, refused.path, refused.ip, refused.request
    FROM unnest(
      ${refusals.map(({ keyId }) => keyId)}::text[],
      ${refusals.map(({ at }) => at)}::timestamptz[],
      ${refusals.map(({ code }) => code)}::text[],
      ${refusals.map(({ method }) => method)}::text[],
      ${refusals.map(({ path }) => path)}::text[],
      ${refusals.map(({ ipAddress }) => ipAddress)}::text[],
      ${refusals.map(({ requestId }) => requestId)}::text[]
    ) AS refused (id, at, code, method, path, ip, request)
    JOIN api_keys k ON k.id = refused.id
    ORDER BY refused.at`;
  await forgetOlderRefusals(tx, [...new Set(refusals.map(({ keyId }) => keyId))]);
}

function withKey(refusal: Refusal, keyOf: KeyOf): (Refusal & { keyId: string })[] {
  const keyId = keyOf(refusal.asker);
  return keyId === undefined ? [] : [{ ...refusal, keyId }];
}

/** What another process is removing right now is left to it. */
async function forgetOlderRefusals(tx: Tx, keyIds: string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM api_key_refusals WHERE id IN (
      SELECT r.id
      FROM unnest(${keyIds}::text[]) AS k (id)
      CROSS JOIN LATERAL (
        SELECT id FROM api_key_refusals WHERE api_key_id = k.id
        ORDER BY id DESC OFFSET ${REFUSALS_KEPT} LIMIT 1
      ) AS last
      JOIN api_key_refusals r ON r.api_key_id = k.id AND r.id <= last.id
      FOR UPDATE OF r SKIP LOCKED
    )`;
}
