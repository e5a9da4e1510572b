import { z } from 'zod';
import { isSafeText } from '@/lib/safe-text';

const MAX_BYTES = 4096;
const MAX_DEPTH = 8;
const MAX_KEYS = 200;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A caller's own JSON object: at most 4,096 bytes, 8 levels and 200 keys in all, with no key that reaches a prototype. */
export const Metadata = z
  .unknown()
  .meta({ type: 'object', additionalProperties: true })
  .superRefine((metadata, check) => {
    // Before the record is parsed: that would drop a key named __proto__ without a word.
    const problem = findProblem(metadata);
    if (problem !== null) check.addIssue(problem);
  })
  .pipe(z.record(z.string(), z.json()));

export type Metadata = z.output<typeof Metadata>;

function findProblem(metadata: unknown): string | null {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) {
    return 'must be a JSON object';
  }
  const seen = { keys: 0 };
  const problem = findInner(metadata, 1, seen);
  if (problem !== null) return problem;
  if (seen.keys > MAX_KEYS) return `must have at most ${MAX_KEYS} keys`;
  if (new TextEncoder().encode(JSON.stringify(metadata)).length > MAX_BYTES) {
    return `must be at most ${MAX_BYTES} bytes as JSON`;
  }
  return null;
}

function findInner(value: unknown, depth: number, seen: { keys: number }): string | null {
  if (typeof value === 'string') return isSafeText(value) ? null : 'contains unsafe characters';
  if (typeof value !== 'object' || value === null) return null;
  if (depth > MAX_DEPTH) return `must be at most ${MAX_DEPTH} levels deep`;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) {
      seen.keys += 1;
      if (FORBIDDEN_KEYS.has(key)) return 'has a key that is not allowed';
      if (!isSafeText(key)) return 'contains unsafe characters';
    }
    const problem = findInner(inner, depth + 1, seen);
    if (problem !== null) return problem;
  }
  return null;
}
