import type { Db } from '@/lib/db';
import type { Tally } from './tally';

/** As many addresses of one key are told apart within a day: its holder could make up any number of them. */
export const ADDRESSES_KEPT = 100;

/** Notes from where keys were used. Written twice it says the same, so it may be tried again. */
export async function writeAddresses(db: Db, { addresses }: Tally): Promise<void> {
  if (addresses.length === 0) return;
  await db.$executeRaw`
    INSERT INTO api_key_addresses (api_key_id, ip_address, last_used_at)
    SELECT k.id, seen.ip, seen.at
    FROM unnest(
      ${addresses.map(({ keyId }) => keyId)}::text[],
      ${addresses.map(({ ipAddress }) => ipAddress)}::text[],
      ${addresses.map(({ at }) => at)}::timestamptz[]
    ) AS seen (id, ip, at)
    JOIN api_keys k ON k.id = seen.id
    WHERE EXISTS (
        SELECT FROM api_key_addresses a WHERE a.api_key_id = k.id AND a.ip_address = seen.ip)
      OR ${ADDRESSES_KEPT} > (
        SELECT count(*) FROM api_key_addresses a
        WHERE a.api_key_id = k.id AND a.last_used_at > seen.at - interval '1 day')
    ORDER BY 1, 2
    ON CONFLICT (api_key_id, ip_address) DO UPDATE
    SET last_used_at = greatest(api_key_addresses.last_used_at, excluded.last_used_at)`;
}
