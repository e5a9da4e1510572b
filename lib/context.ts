import type { Principal } from '@/lib/auth/principal';
import type { Db, Tx } from '@/lib/db';

/** Where a request came from, as the audit log remembers it. */
export type Client = { ipAddress: string | null; userAgent: string | null };

/** Keeps what a call answered, in the transaction that does its work. */
export type Once = {
  claim: (tx: Tx) => Promise<void>;
  keep: (tx: Tx, answer: unknown) => Promise<void>;
};

/** What every verb is given first. */
export type Ctx<P extends Principal = Principal> = {
  db: Db;
  principal: P;
  now: Date;
  requestId: string;
  client: Client;
  /** There while a call with an `Idempotency-Key` runs. */
  once?: Once;
};
