import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const PAGE_BYTES = 256 * 1024;

/**
 * A file that is read here and there, one page of it in memory. It reads synchronously: it is for the inspector's process, which
 * does one thing at a time.
 */
export class Source {
  readonly size: number;
  private readonly fd: number;
  private readonly page = Buffer.allocUnsafe(PAGE_BYTES);
  private pageStart = 0;
  private pageLength = 0;

  constructor(readonly path: string) {
    this.fd = openSync(path, 'r');
    this.size = fstatSync(this.fd).size;
  }

  /** The bytes from `position` on, at most so many; fewer at the end of the file. */
  read(position: number, length: number): Buffer {
    const wanted = Math.max(0, Math.min(length, this.size - position));
    const bytes = Buffer.allocUnsafe(wanted);
    const read = wanted === 0 ? 0 : readSync(this.fd, bytes, 0, wanted, position);
    return bytes.subarray(0, read);
  }

  /** The byte at `position`, or -1 behind the end. */
  byte(position: number): number {
    return this.load(position) ? (this.page[position - this.pageStart] ?? -1) : -1;
  }

  /** Where the byte `value` is found at or after `position`, or -1. */
  find(value: number, position: number): number {
    for (let from = position; this.load(from); from = this.pageStart + this.pageLength) {
      const at = this.page.subarray(0, this.pageLength).indexOf(value, from - this.pageStart);
      if (at !== -1) return this.pageStart + at;
    }
    return -1;
  }

  /** All of it in pieces of the given size, each beginning with the last `overlap` bytes of the one before. */
  *pieces(size = PAGE_BYTES, overlap = 0): Generator<Buffer> {
    for (let from = 0; from < this.size; from += size) {
      const start = Math.max(0, from - overlap);
      yield this.read(start, from + size - start);
    }
  }

  close(): void {
    closeSync(this.fd);
  }

  private load(position: number): boolean {
    const isLoaded = position >= this.pageStart && position < this.pageStart + this.pageLength;
    if (isLoaded) return true;
    if (position < 0 || position >= this.size) return false;
    this.pageStart = position;
    this.pageLength = readSync(this.fd, this.page, 0, PAGE_BYTES, position);
    return this.pageLength > 0;
  }
}
