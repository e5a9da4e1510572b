import fc from 'fast-check';
import { z } from 'zod';

const Schema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.int().optional(),
});
type Schema = z.output<typeof Schema>;

/** Text that has broken somebody's software before. */
const NASTY = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\u202egpj.exe'],
  ...['\r\nSet-Cookie: a=b', '__proto__', 'constructor', "' OR 1=1 --", '%', '_', '\\'],
  ...['{{7*7}}', '<script>alert(1)</script>', 'null', 'true', '0', '-1', '1e9', '1e400', 'NaN'],
  ...['9007199254740993', '../../etc/passwd', '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z'],
  ...['9999-12-31T23:59:59Z', 'x'.repeat(5_000), 'key_00000000000000000000000000000000'],
  ...['key_zzz', 'prj_', '😀'.repeat(300), 'ＡＢＣ', 'ﷺ'],
];

export const nasty = fc.constantFrom(...NASTY);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  nasty,
);
const junk = fc.oneof({ weight: 3, arbitrary: fc.jsonValue() }, { weight: 2, arbitrary: text });

/** What a field of this name must be although its schema cannot say it. */
const BY_NAME: Record<string, fc.Arbitrary<unknown>> = {
  email: fc.stringMatching(/^[a-z]{12}$/).map((name) => `${name}@example.com`),
  password: fc.constant('an uncommon sentence to sign in with'),
  contexts: fc.constantFrom([], ['default']),
  context: fc.constant('default'),
  metadata: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.integer(), { maxKeys: 3 }),
};

/** How values are made: all `right`, or `careless`, which is right in most places and anything in the others. */
export type Care = 'right' | 'careless';

/** Values by a JSON Schema. */
export function valueOf(source: unknown, care: Care): fc.Arbitrary<unknown> {
  const fitting = fittingOf(Schema.parse(source), care);
  if (care === 'right') return fitting;
  return fc.oneof({ weight: 8, arbitrary: fitting }, { weight: 1, arbitrary: junk });
}

/** Objects of some of these properties, the required ones among them. */
export function objectOf(source: unknown, care: Care): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = Schema.parse(source);
  const fields = Object.entries(properties).map(([name, one]): [string, fc.Arbitrary<unknown>] => [
    name,
    fieldOf(name, one, care),
  ]);
  const known = fc.record<Record<string, unknown>>(Object.fromEntries(fields), {
    requiredKeys: required,
  });
  if (care === 'right') return known;
  const unknown = fc.dictionary(text, junk, { maxKeys: 1 });
  const more = fc.oneof(
    { weight: 9, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: unknown },
  );
  return fc.tuple(known, more).map(([one, other]) => ({ ...one, ...other }));
}

function fieldOf(name: string, source: unknown, care: Care): fc.Arbitrary<unknown> {
  const known = BY_NAME[name];
  if (known === undefined) return valueOf(source, care);
  return care === 'right' ? known : fc.oneof(known, valueOf(source, care));
}

function fittingOf(schema: Schema, care: Care): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => valueOf(one, care)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, care);
    case 'array':
      return arrayOf(schema, care);
    case 'integer':
    case 'number':
      return numberOf(schema, care);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return care === 'right' ? stringOf(schema) : fc.oneof(stringOf(schema), text);
    case undefined:
    default:
      return junk;
  }
}

function arrayOf({ items = {}, minItems = 0 }: Schema, care: Care): fc.Arbitrary<unknown[]> {
  const item = valueOf(items, care);
  return care === 'right'
    ? fc.uniqueArray(item, { minLength: minItems, maxLength: Math.max(4, minItems) })
    : fc.array(item, { maxLength: 4 });
}

function numberOf({ minimum = -2, maximum = 400 }: Schema, care: Care): fc.Arbitrary<number> {
  const right = fc.integer({ min: minimum, max: maximum });
  return care === 'right' ? right : fc.oneof(right, fc.integer(), fc.double());
}

/** Years of four digits: what a schema's `date-time` can say. */
const YEARS = { min: new Date('1900-01-01'), max: new Date('2199-01-01'), noInvalidDate: true };
const date = fc.date(YEARS).map((one) => one.toISOString());
const SAFE = fc.constantFrom(...'abcZ09 éß😀-_"<>&%\'\\');

function stringOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema) {
  if (format === 'date-time') return date;
  // Whole numbers in a query: the first pages of a list, not its millionth.
  if (pattern?.startsWith(String.raw`^\d`)) return fc.integer({ min: 1, max: 100 }).map(String);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const most = Math.min(maxLength, Math.max(40, minLength));
  const safe = fc.string({ unit: SAFE, minLength, maxLength: most });
  return minLength === 0 ? safe : safe.map((one) => `n${one.slice(0, -1)}`);
}
