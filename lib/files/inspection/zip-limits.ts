import { Corrupt } from './corrupt';

const MIB = 1024 * 1024;
const MOST_ENTRIES = 10_000;
const MOST_BYTES = 2048 * MIB;
const MOST_SPOOLED = 256 * MIB;
/** Documents shrink to a tenth, logs to a fiftieth, nothing that anyone needs to a hundredth. */
const MOST_RATIO = 100;
/** So much is no bomb, whatever its ratio. */
const HARMLESS = 8 * MIB;
const DEEPEST = 3;

/** An archive unpacks to more than it may. Found in an archive inside, it condemns the outer one too. */
export class Bomb extends Corrupt {}

/** Counts what an archive and all archives in it unpack to. Throws Bomb where it is too much. */
export class ZipLimits {
  private entries = 0;
  private bytes = 0;
  private spooled = 0;
  private largestFile: number | null = 0;

  constructor(private readonly fileBytes: number) {}

  /** Bytes of the largest file of all; null when there are some that could not be read. */
  get largest(): number | null {
    return this.largestFile;
  }

  noteFile(bytes: number): void {
    if (this.largestFile !== null) this.largestFile = Math.max(this.largestFile, bytes);
  }

  noteUnknown(): void {
    this.largestFile = null;
  }

  requireDepth(depth: number): void {
    if (depth > DEEPEST) throw new Bomb(`archives lie in archives more than ${DEEPEST} deep`);
  }

  addEntries(count: number): void {
    this.entries += count;
    if (this.entries > MOST_ENTRIES) throw new Bomb(`it holds more than ${MOST_ENTRIES} files`);
  }

  addBytes(count: number): void {
    this.bytes += count;
    const allowed = Math.min(MOST_BYTES, Math.max(HARMLESS, MOST_RATIO * this.fileBytes));
    if (this.bytes > allowed) throw new Bomb('it unpacks to far more than its size');
  }

  addSpooled(count: number): void {
    this.spooled += count;
    if (this.spooled > MOST_SPOOLED) throw new Bomb('the archives in it are too large to inspect');
  }
}

/** One entry alone may not swell either, beside large ones that keep the ratio low. */
export function requireRatio(packed: number, unpacked: number): void {
  if (unpacked > Math.max(HARMLESS, 2 * MOST_RATIO * packed)) {
    throw new Bomb('it unpacks to far more than its size');
  }
}
