import fc from 'fast-check';
import { z } from 'zod';
import type { Operation } from './contract';

/** A request as somebody careless, or somebody malicious, might send it. */
export type GeneratedRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
};

const Schema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  format: z.string().optional(),
});

/** Text that has broken somebody's software before. */
const NASTY = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    '\u202egpj.exe',
    '\r\nSet-Cookie: a=b',
  ],
  ...[
    '__proto__',
    'constructor',
    "' OR 1=1 --",
    '%',
    '_',
    '\\',
    '{{7*7}}',
    '<script>alert(1)</script>',
  ],
  ...['null', 'true', '0', '-1', '1e9', '1e400', 'NaN', '9007199254740993', '../../etc/passwd'],
  ...['2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 'x'.repeat(5_000)],
  ...['key_00000000000000000000000000000000', 'key_zzz', 'prj_', '😀'.repeat(300), 'ＡＢＣ', 'ﷺ'],
];

const nasty = fc.constantFrom(...NASTY);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  nasty,
);
const junk = fc.oneof({ weight: 3, arbitrary: fc.jsonValue() }, { weight: 2, arbitrary: text });

/** Values by a JSON Schema: mostly what it asks for, now and then anything. */
function valueOf(source: unknown): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fittingOf(source) }, { weight: 1, arbitrary: junk });
}

function fittingOf(source: unknown): fc.Arbitrary<unknown> {
  const schema = Schema.parse(source);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valueOf));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: -2, max: 400 }), fc.integer(), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'string':
      return schema.format === 'date-time' ? fc.oneof(date, text) : text;
    case undefined:
    default:
      return junk;
  }
}

const date = fc.date({ noInvalidDate: true }).map((one) => one.toISOString());

function objectOf({ properties = {}, required = [] }: z.output<typeof Schema>) {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valueOf(one)])),
    { requiredKeys: required },
  );
  const unknown = fc.dictionary(text, junk, { maxKeys: 1 });
  return fc
    .tuple(
      known,
      fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: unknown }),
    )
    .map(([one, other]) => ({ ...one, ...other }));
}

/** Requests for an operation; `ids` and `credentials` are good ones to mix in. */
export function requestFor(
  operation: Operation,
  good: { ids: string[]; credentials: string[] },
): fc.Arbitrary<GeneratedRequest> {
  return fc
    .record({
      id: fc.oneof(fc.constantFrom(...good.ids), nasty),
      query: fc.record(
        Object.fromEntries(
          operation.parameters
            .filter((one) => one.in === 'query')
            .map((one) => [one.name, valueOf(one.schema)]),
        ),
        { requiredKeys: [] },
      ),
      extra: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: nasty }),
      credential: fc.oneof(fc.constantFrom(...good.credentials), nasty),
      idempotencyKey: fc.option(nasty, { freq: 4 }),
      body: bodyOf(operation),
    })
    .map(({ id, query, extra, credential, idempotencyKey, body }) => ({
      method: operation.method,
      path: operation.path.replace(/\{[a-z_]+\}/, () => encode(id)) + queryText(query, extra),
      headers: {
        ...header('Authorization', credential === '' ? '' : `Bearer ${credential}`),
        ...header('Idempotency-Key', idempotencyKey ?? ''),
        ...body.headers,
      },
      body: body.text,
    }));
}

type Body = { text: string | undefined; headers: Record<string, string> };

function bodyOf({ requestBody }: Operation): fc.Arbitrary<Body> {
  if (requestBody === undefined) return fc.constant({ text: undefined, headers: {} });
  const types = fc.constantFrom(
    'application/json',
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
  );
  const [media] = Object.values(requestBody.content);
  const whole = valueOf(media?.schema ?? {}).map((value) => JSON.stringify(value));
  const broken = whole.map((json) => json.slice(0, -1));
  const content = fc.oneof({ weight: 8, arbitrary: whole }, { weight: 1, arbitrary: broken });
  return fc.tuple(content, types).map(([json, type]) => ({
    text: json,
    headers: { 'Content-Type': type },
  }));
}

/** Header values that the platform itself would not send are left out. */
function header(name: string, value: string): Record<string, string> {
  return value !== '' && /^[\t\x20-\x7e]*$/.test(value) ? { [name]: value } : {};
}

function queryText(query: Record<string, unknown>, extra: string): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encode(plain(value))}`);
  const all = [...pairs, ...(extra === '' ? [] : [`${encode(extra)}=1`])];
  return all.length === 0 ? '' : `?${all.join('&')}`;
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
/** What no URL can carry, a lone surrogate, becomes U+FFFD as in a browser. */
const encode = (value: string) =>
  encodeURIComponent(Buffer.from(value).toString()).replaceAll('.', '%2E');
