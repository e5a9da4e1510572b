import { z } from 'zod';
import { FAMILIES } from './family';
import { Findings } from './findings';

/** What an inspector is asked: a file of this machine, and what to look at it as. */
export const Job = z.object({ path: z.string(), family: z.enum(FAMILIES) });

export type Job = z.output<typeof Job>;

/** What an inspector says once it can be asked. */
export const READY = 'ready';

/** What it answers: what it found, or that it could not read the file at all, which is no fault of the file. */
export const Answer = z.union([Findings, z.object({ failure: z.string() })]);

export type Answer = z.output<typeof Answer>;
