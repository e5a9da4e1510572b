import type { z } from 'zod';

/** What a type is called in JSON, with what it is told from. */
const TYPES: Partial<Record<string, string>> = {
  array: 'must be a list',
  boolean: 'must be true or false',
  int: 'must be a whole number',
  number: 'must be a number',
  object: 'must be a JSON object',
  record: 'must be a JSON object',
  string: 'must be text',
};

/**
 * Words for what a schema refuses without words of its own, to stand behind the field's name: `must be at least 60`. Handed to
 * `safeParse` as `error`; undefined leaves an issue to zod.
 */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : TYPES[issue.expected];
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'too_small':
      return issue.inclusive === false ? undefined : bound(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return issue.inclusive === false ? undefined : bound(issue.origin, 'most', issue.maximum);
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'must be a time by ISO 8601, such as 2026-01-31T12:00:00Z'
        : undefined;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return undefined;
  }
}

/** Without what follows at the same place from a value of the wrong type: it has no length, and is no choice. */
export function withoutEchoes(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const wrong = new Set<string>();
  return issues.filter((issue) => {
    const place = JSON.stringify(issue.path.map(String));
    if (wrong.has(place)) return false;
    if (issue.code === 'invalid_type') wrong.add(place);
    return true;
  });
}

function bound(origin: string, end: 'least' | 'most', value: number | bigint): string {
  switch (origin) {
    case 'string':
      return `must be at ${end} ${value} ${value === 1 ? 'character' : 'characters'} long`;
    case 'array':
      return `must have at ${end} ${value} ${value === 1 ? 'entry' : 'entries'}`;
    default:
      return `must be at ${end} ${value}`;
  }
}
