import type { Principal } from '@/lib/auth/principal';
import type { Db } from '@/lib/db';

/** Where a request came from, as the audit log remembers it. */
export type Client = { ipAddress: string | null; userAgent: string | null };

/** What every verb is given first. */
export type Ctx<P extends Principal = Principal> = {
  db: Db;
  principal: P;
  now: Date;
  requestId: string;
  client: Client;
};
