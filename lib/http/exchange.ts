import type { Credential } from '@/lib/auth/credential';
import type { Principal } from '@/lib/auth/principal';
import type { Client } from '@/lib/context';
import type { AppError } from '@/lib/errors';
import type { RateState } from './rate-headers';

/** One request and what has become known of it on its way through the wrapper. */
export type Exchange = {
  readonly request: Request;
  /** By `performance.now()`. */
  readonly startedAt: number;
  /** The same moment by this machine's clock: for the last use, counts and refusals. */
  readonly openedAt: Date;
  readonly requestId: string;
  readonly credential: Credential;
  readonly client: Client;
  principal: Principal | null;
  rate: RateState | null;
  error: AppError | null;
};
