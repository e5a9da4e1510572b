import { hash } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { limiter } from '@/lib/limiters';
import { isPassword } from './password';

/** Whose password is tried, and from where; the address is null where no server of ours took the request. */
export type Guess = { email: string; ipAddress: string | null };

const WINDOW_SECONDS = 300;
/** Wrong passwords that one account, whether it is there or not, and one address may meet in a window. */
const LIMITS = { account: 10, address: 60 };

/**
 * Asked before the database is. Windows end by themselves: nobody is locked out for good.
 * @throws AppError `rate_limited` when this account or address has met too many wrong passwords
 */
export async function requireGuessLeft(guess: Guess): Promise<void> {
  for (const { counter, id, limit } of countersOf(guess)) {
    const counted = await counter.get(id);
    // A window that has ended may still stand there for a moment.
    if (counted !== null && counted.msBeforeNext > 0 && counted.consumedPoints >= limit)
      throw tooManyGuesses(limit, counted.msBeforeNext);
  }
}

/**
 * Whether the password is right. Only wrong ones count, each before the next is compared, so that many at once are no more than many
 * in a row.
 * @throws AppError `rate_limited`
 */
export function isGuessRight(
  guess: Guess,
  password: string,
  stored: string | null,
): Promise<boolean> {
  return isPassword(password, stored, {
    isStillAsked: () => requireGuessLeft(guess),
    onWrong: async () => {
      for (const { counter, id } of countersOf(guess)) await counter.penalty(id);
    },
  });
}

function countersOf({ email, ipAddress }: Guess) {
  if (env().RATE_LIMITS === null) return [];
  const { account, address } = LIMITS;
  const ofAccount = {
    counter: limiter('wrong-passwords.account', account, WINDOW_SECONDS),
    // Of one length, and no address book for who reads the counters.
    id: hash('sha256', email, 'base64url'),
    limit: account,
  };
  if (ipAddress === null) return [ofAccount];
  const counter = limiter('wrong-passwords.address', address, WINDOW_SECONDS);
  return [ofAccount, { counter, id: ipAddress, limit: address }];
}

function tooManyGuesses(limit: number, msBeforeNext: number): AppError {
  return new AppError('rate_limited', {
    details: [`At most ${limit} wrong passwords in ${WINDOW_SECONDS} seconds`],
    retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
    usedUp: { policy: 'sign-in', limit, windowSeconds: WINDOW_SECONDS },
  });
}
