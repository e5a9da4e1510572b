'use client';

import { useState } from 'react';
import type { KeyRecord } from '@/lib/keys/schemas';
import { isSameView, type KeysView } from './keys-view';

/** Which of the page's keys are ticked; another view starts with none. `selectable` are the page's keys that can be changed. */
export function useKeySelection(view: KeysView, selectable: readonly KeyRecord[]) {
  const [ticked, setTicked] = useState<{ view: KeysView; ids: ReadonlySet<string> }>({
    view,
    ids: new Set(),
  });
  if (!isSameView(ticked.view, view)) setTicked({ view, ids: new Set() });
  const selected = selectable.filter((key) => ticked.ids.has(key.api_key_id));

  function tick({ api_key_id: id }: KeyRecord, isTicked: boolean) {
    setTicked((before) => {
      const ids = new Set(before.ids);
      if (isTicked) ids.add(id);
      else ids.delete(id);
      return { ...before, ids };
    });
  }
  const tickAll = (isTicked: boolean) =>
    setTicked({
      view,
      ids: new Set(isTicked ? selectable.map(({ api_key_id }) => api_key_id) : []),
    });
  return {
    selected,
    ids: ticked.ids,
    tick,
    tickAll,
    isAll: selectable.length > 0 && selected.length === selectable.length,
    hasSelectable: selectable.length > 0,
  };
}

export type KeySelection = ReturnType<typeof useKeySelection>;
