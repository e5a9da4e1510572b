import { countAttempt } from './count-attempt';

/** Each costs a password hash, so those that fail count too. */
const SIGN_UPS = { name: 'sign-ups', policy: 'sign-up', limit: 100, what: 'sign-ups' } as const;

/**
 * Counts an attempt to sign up from an address; null where no server of ours took the request.
 * @throws AppError `rate_limited`
 */
export function countSignUp(ipAddress: string | null): Promise<void> {
  return countAttempt(SIGN_UPS, ipAddress);
}
