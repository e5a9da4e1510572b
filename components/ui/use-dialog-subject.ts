'use client';

import { useState } from 'react';

type Subject<T> = { about: T; isOpen: boolean; nth: number };

/**
 * What a dialog is about. It outlives the closing, so that the dialog keeps its words while it fades; `nth` is a new number for
 * each opening, as the React key of a dialog that starts afresh.
 */
export function useDialogSubject<T>() {
  const [subject, setSubject] = useState<Subject<T> | null>(null);
  return {
    subject,
    ask: (about: T) =>
      setSubject((before) => ({ about, isOpen: true, nth: (before?.nth ?? 0) + 1 })),
    close: () => setSubject((before) => before && { ...before, isOpen: false }),
    reopen: () => setSubject((before) => before && { ...before, isOpen: true }),
  };
}
