import pg from 'pg';
import { z } from 'zod';

const TIME = '2026-11-22 03:41:03.123456+00';
const BYTES = `\\x${'ab'.repeat(32)}`;
const Text = z.string().min(1).max(255);
const Time = z.iso.datetime().nullable();
const Actor = z.object({ type: z.enum(['user', 'key', 'system']), id: Text, name: Text }).strict();
const KeyRecord = z
  .object({
    ...{ api_key_id: Text, tenant_id: Text, project_id: Text, name: Text, masked_key: Text },
    ...{ key_prefix: Text, environment: z.enum(['live', 'test']) },
    ...{ scopes: z.array(z.enum(['upload', 'download', 'metadata', 'delete', 'admin'])) },
    ...{ contexts: z.array(Text).nullable(), metadata: z.record(z.string(), z.unknown()) },
    ...{ status: z.enum(['active', 'disabled', 'expired', 'revoked']), created_by: Actor },
    ...{ created_at: Time, updated_at: Time, expires_at: Time, last_used_at: Time },
    ...{ disabled_at: Time, revoked_at: Time, replaces: Text.nullable() },
  })
  .strict();
const RECORD = {
  ...{ api_key_id: 'key_0', tenant_id: 'ten_0', project_id: 'prj_0', name: 'CI' },
  ...{ masked_key: 'uk_test_a1B...k9ZxY2', key_prefix: 'uk', environment: 'test' },
  ...{ scopes: ['upload', 'metadata'], contexts: null, metadata: {}, status: 'active' },
  ...{
    created_by: { type: 'user', id: 'usr_0', name: 'Ada' },
    created_at: '2026-11-22T03:41:03.123Z',
  },
  ...{ updated_at: '2026-11-22T03:41:03.123Z', expires_at: null, last_used_at: null },
  ...{ disabled_at: null, revoked_at: null, replaces: null },
};
const { types } = pg;
const TIMESTAMPTZ = types.getTypeParser(types.builtins.TIMESTAMPTZ);
const TEXT_ARRAY = types.getTypeParser(1009);
const BYTEA = types.getTypeParser(types.builtins.BYTEA);

const FIVE = { one: 1, two: 2, three: 3, four: 4, five: 5 };

/** Steps on rows and records: what pg parses, what zod checks, what JSON writes. */
export function rowParts() {
  const envelope = { status: 'SUCCESS', message: 'OK', data: RECORD, timestamp: RECORD.created_at };
  const text = JSON.stringify(RECORD);
  const parse = () => KeyRecord.parse(RECORD);
  return [
    ['pg: timestamptz text to Date', () => TIMESTAMPTZ(TIME)],
    ['pg: timestamptz text to Date to ISO text', () => TIMESTAMPTZ(TIME).toISOString()],
    ['pg: text[] of two', () => TEXT_ARRAY('{upload,metadata}')],
    ['pg: bytea of 32 bytes', () => BYTEA(BYTES)],
    ['a record spread, then five fields', () => ({ ...parse(), ...FIVE })],
    ['a record, five fields assigned', () => Object.assign(parse(), FIVE)],
    ['JSON.parse of a key record', () => JSON.parse(text)],
    ['JSON.stringify of the envelope', () => JSON.stringify(envelope)],
    ['zod parse of a key record (19 fields)', () => KeyRecord.parse(RECORD)],
  ];
}
