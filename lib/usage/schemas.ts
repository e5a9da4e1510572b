import { z } from 'zod';
import { ENVIRONMENTS, TIERS } from '@/lib/auth/principal';
import { wholeNumber } from '@/lib/paging';

const limit = z.int().nullable();

/** What the tenant's live files take of its tier; a null limit is unlimited. */
export const UsageRecord = z.strictObject({
  tenant_id: z.string(),
  tier: z.enum(TIERS),
  storage_bytes: z.strictObject({ used: z.int(), limit }),
  uploads_this_month: z.strictObject({ used: z.int(), limit, resets_at: z.iso.datetime() }),
  file_size_bytes: z.strictObject({ limit: z.int() }),
});
export type UsageRecord = z.output<typeof UsageRecord>;

/** How many days to look back, today (UTC) included. */
const Days = wholeNumber(1, 90).default(30);

/** Requests with API keys on one day of UTC. */
const RequestDay = z.strictObject({ date: z.iso.date(), accepted: z.int(), refused: z.int() });

/** A request that was answered with an error. */
const RefusalRecord = z.strictObject({
  refused_at: z.iso.datetime(),
  code: z.string(),
  method: z.string(),
  path: z.string(),
  ip_address: z.string().nullable(),
  request_id: z.string(),
});

export const KeyUsageQuery = z.strictObject({ days: Days });
export type KeyUsageQuery = z.output<typeof KeyUsageQuery>;

/**
 * What one key was used for: every day asked for, the oldest first, its latest refusals, the newest first, and how many addresses it was
 * used from in the last 24 hours.
 */
export const KeyUsage = z.strictObject({
  days: RequestDay.extend({ refused_by_code: z.record(z.string(), z.int()) }).array(),
  refusals: RefusalRecord.array(),
  addresses_24h: z.int(),
});
export type KeyUsage = z.output<typeof KeyUsage>;

export const RequestUsageQuery = z.strictObject({
  days: Days,
  environment: z.enum(ENVIRONMENTS).optional(),
});
export type RequestUsageQuery = z.output<typeof RequestUsageQuery>;

/** The requests of all keys of a project: every day asked for, the oldest first. */
export const RequestUsage = z.strictObject({ days: RequestDay.array() });
export type RequestUsage = z.output<typeof RequestUsage>;
