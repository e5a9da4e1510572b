import { env } from '@/lib/env';
import type { SignInProvider } from './schemas';

/** Where people may sign in beside their password: those whose client this server has been given. */
export function signInProviders(): SignInProvider[] {
  const { GITHUB_ID, GOOGLE_ID } = env();
  return [
    ...(GITHUB_ID === undefined ? [] : (['github'] as const)),
    ...(GOOGLE_ID === undefined ? [] : (['google'] as const)),
  ];
}
