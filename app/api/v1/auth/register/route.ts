import { registerAccount } from '@/lib/accounts';
import { RegisteredAccount, RegisterInput } from '@/lib/accounts/schemas';
import { issueToken } from '@/lib/http/issue-token';
import { route } from '@/lib/http/route';

export const POST = route({
  summary: 'Sign up: a user, their tenant, its first project and a session',
  public: true,
  hashes: true,
  body: RegisterInput,
  output: RegisteredAccount,
  status: 201,
  message: 'Account created',
  run: async (ctx, { body }) => issueToken(await registerAccount(ctx, body)),
});
