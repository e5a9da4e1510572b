import { z } from 'zod';
import { getMe, updateMe } from '@/lib/accounts';
import { MeRecord, UpdateMeInput, UserRecord } from '@/lib/accounts/schemas';
import { route } from '@/lib/http/route';
import { CurrentKey } from '@/lib/keys/schemas';

export const GET = route({
  summary: 'Who is calling: the user, their tenants and projects; or the key',
  output: z.union([MeRecord, CurrentKey]),
  run: (ctx) => getMe(ctx),
});

export const PATCH = route({
  summary: 'Change your name or password; a new password ends your other sessions',
  body: UpdateMeInput,
  output: UserRecord,
  message: 'Account changed',
  run: (ctx, { body }) => updateMe(ctx, body),
});
