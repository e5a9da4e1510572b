'use client';

import { useState } from 'react';

/**
 * What was chosen, from the choice on until `value` follows: for controls whose value lives in the URL, which a page follows a moment
 * later. A box that springs back meanwhile looks as if the click had not counted.
 */
export function useAhead<T>(value: T): readonly [shown: T, choose: (chosen: T) => void] {
  const [chosen, setChosen] = useState<{ value: T } | null>(null);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setChosen(null);
  }
  return [chosen === null ? value : chosen.value, (next) => setChosen({ value: next })];
}
