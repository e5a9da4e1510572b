import { route } from '@/lib/http/route';
import { getRequestUsage } from '@/lib/usage';
import { RequestUsage, RequestUsageQuery } from '@/lib/usage/schemas';

export const GET = route({
  summary: 'Requests of all keys of the project by day: accepted and refused',
  scope: 'admin',
  query: RequestUsageQuery,
  output: RequestUsage,
  run: (ctx, { query }) => getRequestUsage(ctx, query),
});
