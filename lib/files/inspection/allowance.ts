import { statSync } from 'node:fs';

/** Parsers of text read some twenty million bytes in a second of the processor; half of that is given. */
const BYTES_PER_MS = 10_000;

/** What a file may take by its size, in milliseconds, over what every file may. */
export const allowanceMs = (bytes: number): number => Math.ceil(bytes / BYTES_PER_MS);

/** In bytes; none where there is no such file, of which its inspection will tell. */
export const sizeOf = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.size ?? 0;
