import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import { explainIssue } from '@/lib/explain-issue';
import { VALUES } from './values';

/** They say where, which no verb's input does. */
const PLACES = ['project', 'tenant', 'key'];

/**
 * What was typed, read and parsed by a verb's schema, as the API parses a body.
 * @throws UsageError for a number that is none
 * @throws AppError `validation_failed` with a detail such as `scopes: unknown scope (uplod)` for each problem
 */
export function parseValues<S extends z.ZodType>(
  schema: S,
  typed: Readonly<Record<string, string | undefined>>,
): z.output<S> {
  const fields = Object.entries(VALUES).flatMap(([name, { read }]) => {
    const value = typed[name];
    if (value === undefined || PLACES.includes(name)) return [];
    return [[name.replaceAll('-', '_'), read(value, name)]];
  });
  const result = schema.safeParse(Object.fromEntries(fields), {
    error: explainIssue,
    reportInput: true,
  });
  if (result.success) return result.data;
  throw new AppError('validation_failed', { details: result.error.issues.map(describe) });
}

function describe({ path, message, input }: z.core.$ZodIssue): string {
  const [field, ...inside] = path.map(String);
  const part = inside.length > 0 && typeof input === 'string' ? ` (${input})` : '';
  return `${field?.replaceAll('_', '-') ?? ''}: ${message}${part}`;
}
