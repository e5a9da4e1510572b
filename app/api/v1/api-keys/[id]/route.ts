import { route } from '@/lib/http/route';
import { getKey, revokeKey, updateKey } from '@/lib/keys';
import { KeyParams, KeyRecord, RevokeKeyInput, UpdateKeyInput } from '@/lib/keys/schemas';

export const GET = route({
  summary: 'Read an API key',
  scope: 'admin',
  params: KeyParams,
  output: KeyRecord,
  run: (ctx, { params }) => getKey(ctx, params.id),
});

export const PATCH = route({
  summary: 'Change an API key: rename, narrow, widen, disable, enable, revoke',
  scope: 'admin',
  params: KeyParams,
  body: UpdateKeyInput,
  output: KeyRecord,
  message: 'API key changed',
  run: (ctx, { params, body }) => updateKey(ctx, { keyId: params.id, change: body }),
});

export const DELETE = route({
  summary: 'Revoke an API key for good',
  scope: 'admin',
  params: KeyParams,
  body: RevokeKeyInput.optional(),
  output: KeyRecord,
  message: 'API key revoked',
  run: (ctx, { params, body }) => revokeKey(ctx, { keyId: params.id, reason: body?.reason }),
});
