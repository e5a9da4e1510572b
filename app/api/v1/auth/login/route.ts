import { openSession } from '@/lib/accounts';
import { LoginInput, OpenedSession } from '@/lib/accounts/schemas';
import { issueToken } from '@/lib/http/issue-token';
import { route } from '@/lib/http/route';

export const POST = route({
  summary: 'Log in: a session token for the dashboard',
  public: true,
  hashes: true,
  body: LoginInput,
  output: OpenedSession,
  message: 'Logged in',
  run: async (ctx, { body }) => ({
    ...(await issueToken(await openSession(ctx, body))),
    token_type: 'Bearer' as const,
  }),
});
