import { getInvitation } from '@/lib/accounts';
import { InvitationTokenParams, OpenInvitation } from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'What an invitation is to, by the token of its link',
  public: true,
  params: InvitationTokenParams,
  output: OpenInvitation,
  run: (ctx, { params }) => getInvitation(ctx, params.token),
});
