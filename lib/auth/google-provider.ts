import Google, { type GoogleProfile } from 'next-auth/providers/google';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/env';

/**
 * Google as next-auth knows it: OpenID Connect, with the ID token's signature, issuer, audience, time and nonce checked. Its `email`
 * is null unless the token says `email_verified`.
 */
export function googleProvider(client: { id: string; secret: string }): OAuthConfig<GoogleProfile> {
  return Google({
    clientId: client.id,
    clientSecret: client.secret,
    wellKnown: `${env().GOOGLE_ISSUER}/.well-known/openid-configuration`,
    checks: ['state', 'pkce', 'nonce'],
    profile: ({ sub, name, email, email_verified: isVerified }) => ({
      id: sub,
      name,
      email: isVerified === true ? email : null,
    }),
  });
}
