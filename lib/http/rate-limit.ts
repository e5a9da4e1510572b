import { RateLimiterRes } from 'rate-limiter-flexible';
import type { KeyPrincipal, UserPrincipal } from '@/lib/auth/principal';
import { AppError } from '@/lib/errors';
import { limiter } from '@/lib/limiters';
import { RATE_WINDOW_SECONDS, rateLimitOf } from '@/lib/rate-limits';
import type { RateState } from './rate-headers';

/** Well-formed credentials that one address may get wrong in a window. */
const FAILED_AUTHENTICATIONS = 120;

/** Counts one request of a key or session; null when throttles are off. */
export async function countRequest(
  principal: KeyPrincipal | UserPrincipal,
): Promise<RateState | null> {
  const limit = rateLimitOf(principal.tier);
  if (limit === null) return null;
  const id = principal.type === 'key' ? principal.keyId : principal.sessionId;
  const result = await limiter('requests', limit).consume(id).catch(exceeded);
  return stateOf('default', limit, result);
}

/**
 * What an address has left of its failed authentications, without counting anything; asked before the database is. Null when throttles
 * are off, and where no server of ours took the request.
 */
export async function failureBudget(address: string | null): Promise<RateState | null> {
  if (rateLimitOf('free') === null || address === null) return null;
  const counted = await failures().get(address);
  // A window that has ended may still stand there for a moment.
  const isOpen = counted !== null && counted.msBeforeNext > 0;
  return stateOf('authentication', FAILED_AUTHENTICATIONS, isOpen ? counted : UNTOUCHED);
}

/** A window in which nothing has been counted begins with the first that is. */
const UNTOUCHED = { consumedPoints: 0, msBeforeNext: RATE_WINDOW_SECONDS * 1000 };

/** Counts a well-formed credential that turned out to be nobody's. @returns what its address has left */
export async function countFailure(address: string | null): Promise<RateState | null> {
  if (rateLimitOf('free') === null || address === null) return null;
  const result = await failures().penalty(address);
  return stateOf('authentication', FAILED_AUTHENTICATIONS, result);
}

const failures = () => limiter('failures', FAILED_AUTHENTICATIONS);

export function rateLimited(state: RateState): AppError {
  return new AppError('rate_limited', {
    details: [`At most ${state.limit} in ${RATE_WINDOW_SECONDS} seconds`],
    retryAfterSeconds: state.resetSeconds,
  });
}

function exceeded(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}

type Counted = Pick<RateLimiterRes, 'consumedPoints' | 'msBeforeNext'>;

function stateOf(policy: RateState['policy'], limit: number, result: Counted): RateState {
  return {
    policy,
    limit,
    remaining: Math.max(0, limit - result.consumedPoints),
    resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
    isExceeded: result.consumedPoints > limit,
  };
}
