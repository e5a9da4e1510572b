import type { Readable } from 'node:stream';

/** Bytes that have arrived and are nobody's yet. */
export type TemporaryObject = { readonly id: string };

/** Where bytes live. Object paths are made from ids alone (`objectPathOf`), never from what a caller sent. */
export type Storage = {
  /** Streams bytes into a temporary object; on any failure nothing stays behind. */
  write(source: Readable): Promise<TemporaryObject>;
  /** Makes the object durable under its path: after this has returned, a power cut does not lose it. */
  publish(object: TemporaryObject, objectPath: string): Promise<void>;
  /** Removes a temporary object; one that is gone already is fine. */
  discard(object: TemporaryObject): Promise<void>;
  /** Removes a published object; one that is gone already is fine. */
  remove(objectPath: string): Promise<void>;
  /** Resolves when bytes can be written, rejects when not. */
  check(): Promise<void>;
};
