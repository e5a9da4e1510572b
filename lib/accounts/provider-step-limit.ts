import { countAttempt } from './count-attempt';

/** Signing in at a provider takes two, and each makes this server call the provider. */
const STEPS = {
  name: 'provider-steps',
  policy: 'sign-in',
  limit: 120,
  what: 'steps of signing in',
} as const;

/**
 * Counts a step of signing in at a provider, from an address; null where no server of ours took the request.
 * @throws AppError `rate_limited`
 */
export function countProviderStep(ipAddress: string | null): Promise<void> {
  return countAttempt(STEPS, ipAddress);
}
