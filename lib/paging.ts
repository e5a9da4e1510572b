import { z } from 'zod';

/** A whole number in a query. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));

/** Query fields of every paged list; camelCase names are made by each list's own schema. */
export const pagingFields = {
  page: wholeNumber(1, 1_000_000).default(1),
  page_size: wholeNumber(1, 100).default(50),
};

/** One page of a list, as verbs return it. */
export type Page<T> = {
  items: T[];
  page: number;
  pageSize: number;
  total: number;
  nextCursor: string | null;
};

/**
 * Filters for what has this text in it, in any case; either will do. Letters with accents may be composed or, as macOS names files, in
 * pieces: one looks the same as the other.
 */
export function containing(text: string): { contains: string; mode: 'insensitive' }[] {
  const spellings = new Set([text, text.normalize('NFC'), text.normalize('NFD')]);
  return [...spellings].map((one) => ({ contains: escapeLike(one), mode: 'insensitive' }));
}

/** The text with `LIKE`'s wildcards made literal. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
