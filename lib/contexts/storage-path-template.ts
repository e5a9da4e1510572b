import { z } from 'zod';

const LONGEST = 500;

/** What a template may name, between braces; nothing of it comes from whoever uploads. */
const PLACEHOLDERS = ['context_key', 'year', 'month', 'day', 'file_id'] as const;
const isPlaceholder = (name: string) => PLACEHOLDERS.some((one) => one === name);

const IN_BRACES = /\{([^{}]*)\}/g;
const SEGMENT = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/**
 * Where in a project's storage the files of a context lie: segments of letters, digits, `_`, `-`, inner dots and placeholders,
 * such as `{context_key}/{year}/{month}/{file_id}`.
 */
export const StoragePathTemplate = z
  .string()
  .max(LONGEST, `must be at most ${LONGEST} characters long`)
  .superRefine((template, check) => {
    const problem = findProblem(template);
    if (problem !== null) check.addIssue(problem);
  });

function findProblem(template: string): string | null {
  const unknown = Array.from(template.matchAll(IN_BRACES), ([, name = '']) => name).find(
    (name) => !isPlaceholder(name),
  );
  if (unknown !== undefined) {
    const known = PLACEHOLDERS.map((name) => `{${name}}`).join(' ');
    return `has an unknown placeholder; it may use ${known}`;
  }
  const isPath = template
    .replace(IN_BRACES, 'x')
    .split('/')
    .every((one) => SEGMENT.test(one));
  return isPath ? null : 'must be segments of letters, digits, _, - and placeholders, parted by /';
}
