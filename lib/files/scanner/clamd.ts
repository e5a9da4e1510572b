import { createReadStream } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { ScannerAddress } from '@/lib/env';
import { log } from '@/lib/log';
import { converse, SILENCE_MS } from './converse';
import { isStreamTooLong, TOO_LARGE, verdictOf, type Verdict } from './verdict';

export type Scanner = {
  /** Looks at a file of this machine. @throws Error when there is no telling */
  scan(path: string, sizeBytes: number): Promise<Verdict>;
  /** Whether it looks at all of a file of this size that lies in an archive. @throws Error when there is no telling */
  takesInside(sizeBytes: number): Promise<boolean>;
  /** @throws Error when it does not answer */
  check(): Promise<void>;
};

const MIB = 1024 * 1024;
/** A chunk's length is 32 bits. */
const LARGEST_CHUNK = 2 ** 32 - 1;
/** What a clamd looks at to the end that takes it at all, unless it is told otherwise: `MaxFileSize` as Debian sets it. */
const ALWAYS_WHOLE_BYTES = 25 * MIB;
/** The slowest it may think; and the most, as our own client is waiting too. */
const SCANNED_PER_SECOND = 4 * MIB;
const LONGEST_THOUGHT_MS = 45_000;
/** clamd's own numbers end here. */
const LARGEST_INSIDE = 2 ** 31 - 1;
/** Deeper than any `MaxRecursion`. */
const DEEPER_THAN_ALLOWED = 101;

/** A clamd by its socket (clamd(8)), by the command INSTREAM. */
export function clamdScanner(address: ScannerAddress): Scanner {
  return {
    async scan(path, sizeBytes) {
      if (sizeBytes > LARGEST_CHUNK) return TOO_LARGE;
      if (sizeBytes > ALWAYS_WHOLE_BYTES && !(await tellsLimits(address))) return TOO_LARGE;
      const thoughtMs = SILENCE_MS + (sizeBytes / SCANNED_PER_SECOND) * 1000;
      const bytes = createReadStream(path, { highWaterMark: MIB / 4 });
      try {
        const answerMs = Math.min(thoughtMs, LONGEST_THOUGHT_MS);
        return verdictOf(await converse(address, instream(sizeBytes, bytes), { answerMs }));
      } catch (error) {
        if (isBrokenOff(error) && (await isTooLong(address, sizeBytes))) return TOO_LARGE;
        throw error;
      } finally {
        bytes.destroy();
      }
    },
    async takesInside(sizeBytes) {
      if (sizeBytes > LARGEST_INSIDE) return false;
      const beginning = tarBeginning(sizeBytes);
      if ((await tellOf(address, beginning)).is !== 'clean') return false;
      return sizeBytes <= ALWAYS_WHOLE_BYTES || tellsLimits(address);
    },
    async check() {
      const answer = await converse(address, [Buffer.from('zPING\0')]);
      if (answer !== 'PONG') throw new Error(`clamd answered ${answer.slice(0, 200)}`);
    },
  };
}

/** The whole file is one chunk, so that clamd compares its length with `StreamMaxLength` before the first byte comes. */
async function* instream(sizeBytes: number, bytes: AsyncIterable<Uint8Array>) {
  yield opening(sizeBytes);
  if (sizeBytes === 0) return;
  yield* bytes;
  yield lengthOf(0);
}

const opening = (sizeBytes: number) =>
  Buffer.concat([Buffer.from('zINSTREAM\0'), lengthOf(sizeBytes)]);

function lengthOf(sizeBytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sizeBytes);
  return length;
}

/**
 * Whether so much is more than clamd's `StreamMaxLength`. When it is, clamd says so and hangs up while bytes are on their way, and then
 * its answer is often lost (61 of 100 times). So it is asked with the length alone: nothing is on its way, and the answer arrives.
 */
async function isTooLong(address: ScannerAddress, sizeBytes: number): Promise<boolean> {
  return converse(address, [opening(sizeBytes)], { isOver: true }).then(
    isStreamTooLong,
    () => false,
  );
}

const isBrokenOff = (error: unknown) =>
  error instanceof Error && 'code' in error && ['EPIPE', 'ECONNRESET'].includes(String(error.code));

/**
 * Whether clamd says so when it does not look at everything (`AlertExceedsMax yes`). By default it says OK, of a file over `MaxFileSize`
 * too. It is asked with something that is nested deeper than it may look.
 */
async function tellsLimits(address: ScannerAddress): Promise<boolean> {
  const verdict = await tellOf(address, deeplyNested());
  if (verdict.is === 'unscanned') return true;
  log().warn('clamd calls files clean that it has not looked at: set AlertExceedsMax yes');
  return false;
}

async function tellOf(address: ScannerAddress, bytes: Buffer): Promise<Verdict> {
  return verdictOf(await converse(address, [opening(bytes.length), bytes, lengthOf(0)]));
}

function deeplyNested(): Buffer {
  let nested: Buffer = Buffer.from('A file in a file, and so on.');
  for (let depth = 0; depth < DEEPER_THAN_ALLOWED; depth++) nested = gzipSync(nested);
  return nested;
}

/**
 * The header of a file of this size in a tar archive (POSIX ustar), and nothing of the file. By it alone clamd sees whether the file is
 * larger than its `MaxFileSize`, and where it tells its limits, it says so of a tar; of a ZIP it does not.
 */
function tarBeginning(sizeBytes: number): Buffer {
  const header = Buffer.alloc(512);
  header.write('x', 0);
  header.write('0000644', 100);
  header.write(sizeBytes.toString(8).padStart(11, '0'), 124);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
