import { z } from 'zod';
import { endSession } from '@/lib/accounts';
import { route } from '@/lib/http/route';

export const POST = route({
  summary: 'Log out: this session ends at once',
  output: z.null(),
  message: 'Logged out',
  run: (ctx) => endSession(ctx),
});
