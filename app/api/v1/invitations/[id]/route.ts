import { revokeInvitation } from '@/lib/accounts';
import { InvitationParams, RevokedInvitation } from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const DELETE = route({
  summary: 'Take an open invitation back',
  params: InvitationParams,
  output: RevokedInvitation,
  message: 'Invitation revoked',
  run: (ctx, { params }) => revokeInvitation(ctx, params.id),
});
