import { ERROR_MESSAGES } from '@/lib/errors';

/** The sentence that a request was refused with, by its code; empty for a code that is not known any more. */
export function outcomeText(code: string): string {
  return new Map<string, string>(Object.entries(ERROR_MESSAGES)).get(code) ?? '';
}
