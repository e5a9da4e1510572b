import { z } from 'zod';

/** What looking into a file has shown. Each is a reason to refuse it, or null where there is none. */
export const Findings = z.object({
  /** Why the content is not what the name says, or not whole. */
  structure: z.string().nullable(),
  /** Why there is nothing in it. */
  blank: z.string().nullable(),
  /** Bytes of the largest file in an archive, unpacked, archives in it included; null where nobody can tell. */
  largestInside: z.number().nullable().optional(),
  /** What a parser said; for the log alone. */
  log: z.string().optional(),
});

export type Findings = z.output<typeof Findings>;

/** What a parser finds in a file that is whole. */
export type Contents = Pick<Findings, 'blank' | 'largestInside'>;

export const NOTHING_WRONG: Findings = { structure: null, blank: null };
