import { route } from '@/lib/http/route';
import { getCurrentKey } from '@/lib/keys';
import { CurrentKey } from '@/lib/keys/schemas';

export const GET = route({
  summary: 'What the calling key is',
  output: CurrentKey,
  run: (ctx) => getCurrentKey(ctx),
});
