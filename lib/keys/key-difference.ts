import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Metadata } from '@/lib/metadata';
import type { KeyRow } from './key-row';
import type { UpdateKeyInput } from './schemas';

type Fields = {
  name?: string;
  scopes?: KeyRow['scopes'];
  contexts?: string[];
  metadata?: Metadata;
};

const StoredMetadata = z.record(z.string(), z.json());

/** Before and after of the fields that a change really changes; null when it changes none. */
export function keyDifference(
  key: KeyRow,
  change: UpdateKeyInput,
): { before: Fields; after: Fields } | null {
  const present = { ...key, metadata: StoredMetadata.parse(key.metadata) };
  const before: Fields = {};
  const after: Fields = {};
  const note = <F extends keyof Fields>(field: F, from: Fields[F], to: Fields[F]) => {
    if (to === undefined || isDeepStrictEqual(from, to)) return;
    before[field] = from;
    after[field] = to;
  };
  note('name', present.name, change.name);
  note('scopes', present.scopes, change.scopes);
  note('contexts', present.contexts, change.contexts);
  note('metadata', present.metadata, change.metadata);
  return Object.keys(after).length === 0 ? null : { before, after };
}
