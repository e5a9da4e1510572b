import { endSession } from '@/lib/accounts';
import { EndedSession, SessionParams } from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const DELETE = route({
  summary: 'End one of your sessions',
  params: SessionParams,
  output: EndedSession,
  message: 'Session ended',
  run: (ctx, { params }) => endSession(ctx, params.id),
});
