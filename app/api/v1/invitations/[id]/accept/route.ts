import { acceptInvitation } from '@/lib/accounts';
import { AcceptedInvitation, AcceptInvitationParams } from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const POST = route({
  summary: 'Accept an invitation, by the token of its link',
  params: AcceptInvitationParams,
  output: AcceptedInvitation,
  message: 'Invitation accepted',
  run: (ctx, { params }) => acceptInvitation(ctx, params.id),
});
