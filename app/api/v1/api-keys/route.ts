import { route } from '@/lib/http/route';
import { createKey, listKeys } from '@/lib/keys';
import { CreatedKey, CreateKeyInput, KeyRecord, ListKeysQuery } from '@/lib/keys/schemas';

export const GET = route({
  summary: 'List API keys',
  scope: 'admin',
  query: ListKeysQuery,
  output: KeyRecord.array(),
  paginated: true,
  run: (ctx, { query }) => listKeys(ctx, query),
});

export const POST = route({
  summary: 'Create an API key; the answer carries it this once',
  scope: 'admin',
  body: CreateKeyInput,
  output: CreatedKey,
  status: 201,
  idempotent: true,
  message: 'API key created',
  run: (ctx, { body }) => createKey(ctx, body),
});
