// A process of its own that logs what it is given: a JSON list of objects; an `error` becomes one.
import { z } from 'zod';
import { log } from '@/lib/log';

const Line = z.looseObject({ message: z.string().default('a line'), error: z.string().optional() });

const given: unknown = JSON.parse(process.argv[2] ?? '');
for (const { error, message, ...fields } of Line.array().parse(given)) {
  log().info({ ...fields, ...(error === undefined ? {} : { err: new Error(error) }) }, message);
}
