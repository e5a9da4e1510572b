import { inviteMember, listMembers } from '@/lib/accounts';
import {
  InvitationRecord,
  InviteMemberInput,
  ListQuery,
  MemberRecord,
} from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'List the members of the tenant',
  query: ListQuery,
  output: MemberRecord.array(),
  paginated: true,
  run: (ctx, { query }) => listMembers(ctx, query),
});

export const POST = route({
  summary:
    'Invite somebody into the tenant, by mail where the server has one; the answer carries the link this once',
  body: InviteMemberInput,
  output: InvitationRecord,
  status: 201,
  message: 'Invitation created',
  run: (ctx, { body }) => inviteMember(ctx, body),
});
