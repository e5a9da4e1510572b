import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import { SIGN_IN_PROVIDERS, type SignInProvider } from './schemas';

/**
 * By what the caller signs in: a password, and the providers that know them.
 * @throws AppError `forbidden` for whoever is not a session
 */
export async function getSignInWays(
  ctx: Ctx,
): Promise<{ hasPassword: boolean; providers: SignInProvider[] }> {
  requireUser(ctx.principal);
  const { passwordHash, identities } = await ctx.db.user.findUniqueOrThrow({
    where: { id: ctx.principal.userId },
    include: { identities: true },
  });
  const known = new Set(identities.map(({ provider }) => provider));
  return {
    hasPassword: passwordHash !== null,
    providers: SIGN_IN_PROVIDERS.filter((each) => known.has(each)),
  };
}
