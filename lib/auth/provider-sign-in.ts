import type { Account, User } from 'next-auth';
import { openProviderSession } from '@/lib/accounts';
import { SIGN_IN_PROVIDERS } from '@/lib/accounts/schemas';
import type { Ctx } from '@/lib/context';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { toTokenFacts } from './token';

/**
 * next-auth's word on who came back from a provider: opens their session and gives `user` its facts, for the token; or tells where
 * to send who is not let in. The provider's `profile()` has left no address in `user` but one that the provider vouches for.
 */
export async function providerSignIn(
  ctx: Ctx,
  { user, account }: { user: User; account: Account },
): Promise<true | string> {
  const provider = SIGN_IN_PROVIDERS.find((each) => each === account.provider);
  if (provider === undefined) throw new Error(`Nobody signs in at ${account.provider}`);
  try {
    const found = await openProviderSession(ctx, {
      provider,
      subject: account.providerAccountId,
      name: user.name ?? null,
      verifiedEmail: user.email ?? null,
    });
    if ('refused' in found) return signInPageWith(found.refused);
    Object.assign(user, toTokenFacts(found.session));
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited')
      return signInPageWith('rate_limited');
    // Not thrown: next-auth would put its message into an address.
    log().error({ err: error }, 'signing in at a provider failed');
    return signInPageWith('Callback');
  }
}

/** next-auth's way to our page: it adds where the person wanted to go. */
export function signInPageWith(error: string): string {
  return `${env().appUrl}/api/auth/signin?error=${error}`;
}
