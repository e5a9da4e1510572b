import { route } from '@/lib/http/route';
import { KeyParams } from '@/lib/keys/schemas';
import { getKeyUsage } from '@/lib/usage';
import { KeyUsage, KeyUsageQuery } from '@/lib/usage/schemas';

export const GET = route({
  summary: 'Requests of an API key by day, accepted and refused, and the latest refusals',
  scope: 'admin',
  params: KeyParams,
  query: KeyUsageQuery,
  output: KeyUsage,
  run: (ctx, { params, query }) => getKeyUsage(ctx, { keyId: params.id, ...query }),
});
