import { switchTenant } from '@/lib/accounts';
import { OpenedSession, SwitchTenantInput } from '@/lib/accounts/schemas';
import { issueToken } from '@/lib/http/issue-token';
import { route } from '@/lib/http/route';

export const POST = route({
  summary: 'Switch to another of your tenants: a new token, and the old one ends',
  body: SwitchTenantInput,
  output: OpenedSession,
  message: 'Tenant switched',
  issuesSession: true,
  run: async (ctx, { body }) => ({
    ...(await issueToken(await switchTenant(ctx, body))),
    token_type: 'Bearer' as const,
  }),
});
