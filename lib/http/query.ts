import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { parseInput } from './parse-input';

const NoQuery = z.strictObject({});

/**
 * The request's query, parsed by the schema; a route that declares none takes no parameters.
 * @throws AppError `validation_failed` for an unknown, repeated or wrong parameter
 */
export function readQuery(url: string, schema: z.ZodType | undefined): unknown {
  if (schema !== undefined) return parseInput(schema, parametersOf(url), 'query');
  return url.includes('?') ? parseInput(NoQuery, parametersOf(url), 'query') : {};
}

function parametersOf(url: string): Record<string, string> {
  const start = url.indexOf('?');
  if (start === -1) return {};
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (parameters.has(name)) {
      throw new AppError('validation_failed', { details: [`${name.slice(0, 100)}: given twice`] });
    }
    parameters.set(name, value);
  }
  return Object.fromEntries(parameters);
}
