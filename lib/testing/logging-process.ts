// A process of its own that logs what it is given: a JSON list of objects; an `error` becomes one. What is flat is logged both ways.
import { z } from 'zod';
import { flatLog, log } from '@/lib/log';

const Line = z.looseObject({ message: z.string().default('a line'), error: z.string().optional() });

const given: unknown = JSON.parse(process.argv[2] ?? '');
for (const { error, message, ...fields } of Line.array().parse(given)) {
  const line = { ...fields, ...(error === undefined ? {} : { err: new Error(error) }) };
  log().info(line, message);
  if (isFlat(line)) flatLog().info(line, message);
}

function isFlat(line: object): boolean {
  return Object.values(line).every((value) => typeof value !== 'object');
}
