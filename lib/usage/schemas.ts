import { z } from 'zod';
import { TIERS } from '@/lib/auth/principal';

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
