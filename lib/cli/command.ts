import type { z } from 'zod';
import type { OperatorPlace } from '@/lib/accounts';
import type { Ctx } from '@/lib/context';
import { parseValues } from './parse-values';
import type { ValueName } from './values';

/** What stood on the command line, by name. */
export type Typed = Readonly<Record<string, string | undefined>>;

/** What came of a command: the records as the API gives them, and the same for people. What is `amiss` ends with exit code 1. */
export type Done = { data: unknown; text: string; isAmiss?: boolean };

/** The operator's context at a place, or outside every tenant. */
export type OpenCtx = (place: OperatorPlace | 'outside') => Promise<Ctx>;

type Shape = {
  /** One or two words. */
  name: string;
  summary: string;
  /** Values by their place behind the name; all of them are needed. */
  operands: readonly ValueName[];
  needs: readonly ValueName[];
  takes: readonly ValueName[];
};

/** What goes in, and which verb it goes to. */
type Declaration<S extends z.ZodType> = Shape & {
  /** The verb's own schema: of every value but those that only say where. */
  input: S;
  run: (open: OpenCtx, given: Given<z.output<S>>) => Promise<Done>;
};

export type Given<I> = { place: OperatorPlace; key: string; input: I };

/** `prepare` parses; what it returns does the work. */
export type Command = Shape & { prepare: (typed: Typed) => (open: OpenCtx) => Promise<Done> };

/** Makes a command of a declaration. */
export function command<S extends z.ZodType>(declaration: Declaration<S>): Command {
  const { input, run, ...shape } = declaration;
  return {
    ...shape,
    prepare: (typed) => {
      const given = {
        place: placeOf(typed),
        key: typed['key'] ?? '',
        input: parseValues(input, typed),
      };
      return (open) => run(open, given);
    },
  };
}

/** A project that is named counts before the one that the key is in: a key elsewhere is then not found. */
function placeOf({ project, key, tenant }: Typed): OperatorPlace {
  if (project !== undefined) return { kind: 'project', id: project };
  if (key !== undefined) return { kind: 'key', id: key };
  if (tenant !== undefined) return { kind: 'tenant', id: tenant };
  return { kind: 'only-project' };
}
