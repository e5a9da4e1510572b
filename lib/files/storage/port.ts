import type { Readable } from 'node:stream';

/** Bytes that have arrived and are nobody's yet. The id begins with the id of the process that they arrived at. */
export type TemporaryObject = { readonly id: string };

/** A temporary object that was found, and the time of its last byte. */
export type FoundTemporary = TemporaryObject & { touchedAt: Date };

/** A published object that was found. */
export type FoundObject = { objectPath: string; sizeBytes: number };

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
  /** The bytes of a published object, or of a range of it; rejects with `MissingObject` when there is none. To be read to its end or destroyed. */
  read(objectPath: string, range?: ByteRange): Promise<Readable>;
  /** Removes a temporary object; one that is gone already is fine. */
  discard(object: TemporaryObject): Promise<void>;
  /** Removes a published object; one that is gone already is fine. */
  remove(objectPath: string): Promise<void>;
  /** All published objects, in no order. */
  list(): AsyncIterable<FoundObject>;
  /** All temporary objects, half ones included. */
  listTemporary(): AsyncIterable<FoundTemporary>;
  /** Resolves when bytes can be written, rejects when not. */
  check(): Promise<void>;
};
