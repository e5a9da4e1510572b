import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { explainIssue, withoutEchoes } from './explain-issue';

const words = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value, { error: explainIssue });
  return withoutEchoes(result.error?.issues ?? []).map(({ message }) => message);
};

describe('who sends something wrong reads what it should be', () => {
  test.for<[string, z.ZodType, unknown, string]>([
    ['nothing', z.strictObject({ name: z.string() }), {}, 'is required'],
    ['no number where one is needed', z.strictObject({ n: z.int() }), {}, 'is required'],
    ['a number for text', z.string(), 5, 'must be text'],
    ['null for text', z.string(), null, 'must be text'],
    ['text for a number', z.number(), '5', 'must be a number'],
    ['a fraction', z.number().int(), 1.5, 'must be a whole number'],
    ['text for a truth', z.boolean(), 'yes', 'must be true or false'],
    ['text for a list', z.array(z.string()).max(5), 'upload', 'must be a list'],
    ['a list for an object', z.strictObject({}), [], 'must be a JSON object'],
    ['a list for a record', z.record(z.string(), z.string()), [], 'must be a JSON object'],
    ['too small a number', z.number().min(60), 59, 'must be at least 60'],
    ['too large a number', z.number().max(3600), 3601, 'must be at most 3600'],
    ['too short a text', z.string().min(1), '', 'must be at least 1 character long'],
    ['too long a text', z.string().max(5), 'abcdef', 'must be at most 5 characters long'],
    ['too long a list', z.array(z.int()).max(2), [1, 2, 3], 'must have at most 2 entries'],
    ['too short a list', z.array(z.int()).min(1), [], 'must have at least 1 entry'],
    ['no choice', z.enum(['live', 'test']), 'prod', 'must be one of live, test'],
    ['not the only choice', z.literal('current'), 'x', 'must be current'],
    [
      'a day for a time',
      z.iso.datetime(),
      '2026-01-31',
      'must be a time by ISO 8601, such as 2026-01-31T12:00:00Z',
    ],
  ])('%s', ([, schema, value, expected]) => {
    expect(words(schema, value)).toEqual([expected]);
  });

  test('and the words of a schema stay its own', () => {
    expect(words(z.string('is needed'), 5)).toEqual(['is needed']);
    expect(words(z.array(z.string()).min(1, 'needs one'), [])).toEqual(['needs one']);
  });

  test('of each place on its own', () => {
    const Two = z.strictObject({ a: z.string(), b: z.array(z.string()) });
    expect(words(Two, { a: 1, b: [2, 'x', 3] })).toEqual(Array(3).fill('must be text'));
  });
});
