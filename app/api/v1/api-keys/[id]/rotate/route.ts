import { route } from '@/lib/http/route';
import { rotateKey } from '@/lib/keys';
import { CreatedKey, KeyParams, RotateKeyInput } from '@/lib/keys/schemas';

export const POST = route({
  summary: 'Replace an API key by a new one; the answer carries it this once',
  scope: 'admin',
  params: KeyParams,
  body: RotateKeyInput,
  output: CreatedKey,
  status: 201,
  idempotent: true,
  message: 'API key rotated',
  run: (ctx, { params, body }) => rotateKey(ctx, { keyId: params.id, ...body }),
});
