import type { Readable } from 'node:stream';

/** Bytes that have arrived and are nobody's yet. */
export type TemporaryObject = { readonly id: string };

/** From the first byte to the last, both included. */
export type ByteRange = { start: number; end: number };

/** A temporary object as a file of this machine, for as long as it is held. */
export type HeldFile = { readonly path: string; release(): Promise<void> };

/** Where bytes live. Object paths are made from ids alone (`objectPathOf`), never from what a caller sent. */
export type Storage = {
  /** Streams bytes into a temporary object; on any failure nothing stays behind. */
  write(source: Readable): Promise<TemporaryObject>;
  /** The temporary object's bytes as a local file that is not to be changed, for who reads them here and there: parsers, a scanner. */
  hold(object: TemporaryObject): Promise<HeldFile>;
  /** Makes the object durable under its path: after this has returned, a power cut does not lose it. */
  publish(object: TemporaryObject, objectPath: string): Promise<void>;
  /** The bytes of a published object, or of a range of it; rejects when there is none. To be read to its end or destroyed. */
  read(objectPath: string, range?: ByteRange): Promise<Readable>;
  /** Removes a temporary object; one that is gone already is fine. */
  discard(object: TemporaryObject): Promise<void>;
  /** Removes a published object; one that is gone already is fine. */
  remove(objectPath: string): Promise<void>;
  /** Resolves when bytes can be written, rejects when not. */
  check(): Promise<void>;
};
