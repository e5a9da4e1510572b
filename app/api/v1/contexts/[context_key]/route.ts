import { getContext, updateContext } from '@/lib/contexts';
import { ContextParams, ContextRecord, UpdateContextInput } from '@/lib/contexts/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'Read an upload context',
  scope: 'metadata',
  params: ContextParams,
  output: ContextRecord,
  run: (ctx, { params }) => getContext(ctx, params.context_key),
});

export const PATCH = route({
  summary: 'Change an upload context',
  scope: 'admin',
  params: ContextParams,
  body: UpdateContextInput,
  output: ContextRecord,
  message: 'Context changed',
  run: (ctx, { params, body }) =>
    updateContext(ctx, { contextKey: params.context_key, change: body }),
});
