import { endAllSessions, listSessions } from '@/lib/accounts';
import { EndedSessions, EndSessionsQuery, ListQuery, SessionRecord } from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'List your sessions',
  query: ListQuery,
  output: SessionRecord.array(),
  paginated: true,
  run: (ctx, { query }) => listSessions(ctx, query),
});

export const DELETE = route({
  summary: 'Sign out everywhere: every session of yours ends, this one too unless it is kept',
  query: EndSessionsQuery,
  output: EndedSessions,
  message: 'Sessions ended',
  run: (ctx, { query }) => endAllSessions(ctx, query),
});
