import type { SignInProvider } from '@/lib/accounts/schemas';

/** As they call themselves. */
export const PROVIDER_NAMES: Record<SignInProvider, string> = {
  github: 'GitHub',
  google: 'Google',
};
