import { z } from 'zod';
import { sessionCookieName, type Credential } from '@/lib/auth/credential';
import { env } from '@/lib/env';

const Issued = z.object({ token: z.string(), expires_at: z.iso.datetime() });

/** `Set-Cookie` with the token of an answer, for a caller whose session cookie it replaces; nothing for anyone else. */
export function replacedCookie(credential: Credential, answer: unknown): Record<string, string> {
  if (credential.kind !== 'jwt' || credential.from !== 'cookie') return {};
  const { token, expires_at } = Issued.parse(answer);
  const { appUrl } = env();
  const cookie = [
    `${sessionCookieName(appUrl)}=${token}`,
    'Path=/',
    `Expires=${new Date(expires_at).toUTCString()}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(appUrl.startsWith('https:') ? ['Secure'] : []),
  ];
  return { 'Set-Cookie': cookie.join('; ') };
}
