import { createContext, listContexts } from '@/lib/contexts';
import { ContextRecord, CreateContextInput, ListContextsQuery } from '@/lib/contexts/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'List upload contexts',
  scope: 'metadata',
  query: ListContextsQuery,
  output: ContextRecord.array(),
  paginated: true,
  run: (ctx, { query }) => listContexts(ctx, query),
});

export const POST = route({
  summary: 'Create an upload context: the rules that files are uploaded under',
  scope: 'admin',
  body: CreateContextInput,
  output: ContextRecord,
  status: 201,
  idempotent: true,
  message: 'Context created',
  run: (ctx, { body }) => createContext(ctx, body),
});
