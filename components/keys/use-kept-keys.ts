'use client';

import { useState } from 'react';
import type { KeyRecord } from '@/lib/keys/schemas';
import type { Kept } from './keys-in-view';
import { isSameView, type KeysView } from './keys-view';

/** Keys that ended here: they stay in sight, in their places, until another view is chosen. */
export function useKeptKeys(view: KeysView) {
  const [kept, setKept] = useState<{ view: KeysView; keys: readonly Kept<KeyRecord>[] }>({
    view,
    keys: [],
  });
  if (!isSameView(kept.view, view)) setKept({ view, keys: [] });
  return {
    kept: kept.keys,
    keep: (apiKey: KeyRecord, place: number) =>
      setKept((before) => ({ ...before, keys: [...before.keys, { apiKey, place }] })),
  };
}
