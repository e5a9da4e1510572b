import GitHub from 'next-auth/providers/github';
import { z } from 'zod';
import { env } from '@/lib/env';

const PUBLIC_GITHUB = 'https://github.com';
const API_TIMEOUT_MS = 5_000;

const GitHubUser = z.object({ id: z.int(), login: z.string(), name: z.string().nullish() });
const Emails = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

/**
 * GitHub, or a GitHub Enterprise Server, as next-auth knows it. Its `email` is the primary address if GitHub has verified it, and
 * null otherwise: the address of the public profile, which next-auth would take, is not asked for.
 */
export function gitHubProvider(client: { id: string; secret: string }) {
  const web = env().GITHUB_URL;
  const api = web === PUBLIC_GITHUB ? 'https://api.github.com' : `${web}/api/v3`;
  return GitHub({
    clientId: client.id,
    clientSecret: client.secret,
    issuer: `${web}/login/oauth`,
    authorization: {
      url: `${web}/login/oauth/authorize`,
      params: { scope: 'read:user user:email' },
    },
    token: `${web}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      request: async ({ client: gitHub, tokens: { access_token: token = '' } }) => {
        const [user, email] = await Promise.all([
          gitHub.userinfo(token),
          findVerifiedEmail(api, token),
        ]);
        const { id, login, name } = GitHubUser.parse(user);
        return { id, login, name: name ?? login, ...(email === null ? {} : { email }) };
      },
    },
    checks: ['state', 'pkce'],
    profile: ({ id, name, email }) => ({ id: String(id), name, email }),
  });
}

/** Null when there is none, or when who signs in did not let us ask. */
async function findVerifiedEmail(api: string, token: string): Promise<string | null> {
  const answer = await fetch(`${api}/user/emails`, {
    headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'UploadKit' },
    signal: AbortSignal.timeout(API_TIMEOUT_MS),
  });
  if (!answer.ok) return null;
  const emails = Emails.parse(await answer.json());
  return emails.find(({ primary, verified }) => primary && verified)?.email ?? null;
}
