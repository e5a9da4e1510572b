import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import { explainIssue, withoutEchoes } from '@/lib/explain-issue';

const MOST_DETAILS = 20;
const LONGEST_NAME = 100;

/**
 * Parses what a caller sent.
 * @throws AppError `validation_failed` with a detail such as `scopes.0: unknown scope` for each problem
 */
export function parseInput<T extends z.ZodType>(
  schema: T,
  value: unknown,
  whole: 'body' | 'query',
): z.output<T> {
  const result = schema.safeParse(value, { error: explainIssue });
  if (result.success) return result.data;
  const details = withoutEchoes(result.error.issues).flatMap((issue) => describe(issue, whole));
  throw new AppError('validation_failed', { details: details.slice(0, MOST_DETAILS) });
}

function describe(issue: z.core.$ZodIssue, whole: string): string[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${shorten([...path, key].join('.'))}: unknown field`);
  }
  return [`${path.length === 0 ? whole : shorten(path.join('.'))}: ${issue.message}`];
}

function shorten(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
