import { listInvitations } from '@/lib/accounts';
import { InvitationRecord, ListQuery } from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'List the open invitations of the tenant',
  query: ListQuery,
  output: InvitationRecord.array(),
  paginated: true,
  run: (ctx, { query }) => listInvitations(ctx, query),
});
