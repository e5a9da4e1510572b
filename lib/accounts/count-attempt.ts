import { RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { limiter } from '@/lib/limiters';

const WINDOW_SECONDS = 300;

type Attempts = {
  /** Of the counter. */
  name: string;
  policy: 'sign-in' | 'sign-up';
  limit: number;
  /** What is counted, as a person reads it. */
  what: string;
};

/**
 * Counts an attempt from an address in a window of five minutes; null where no server of ours took the request.
 * @throws AppError `rate_limited`
 */
export async function countAttempt(
  { name, policy, limit, what }: Attempts,
  ipAddress: string | null,
): Promise<void> {
  if (env().RATE_LIMITS === null || ipAddress === null) return;
  try {
    await limiter(name, limit, WINDOW_SECONDS).consume(ipAddress);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new AppError('rate_limited', {
      details: [`At most ${limit} ${what} in ${WINDOW_SECONDS} seconds from one address`],
      retryAfterSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)),
      usedUp: { policy, limit, windowSeconds: WINDOW_SECONDS },
    });
  }
}
