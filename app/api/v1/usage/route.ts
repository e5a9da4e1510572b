import { route } from '@/lib/http/route';
import { getUsage } from '@/lib/usage';
import { UsageRecord } from '@/lib/usage/schemas';

export const GET = route({
  summary: 'How much of its tier the tenant has used',
  scope: 'metadata',
  output: UsageRecord,
  run: (ctx) => getUsage(ctx),
});
