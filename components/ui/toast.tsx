'use client';

import { Check, X } from 'lucide-react';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { IconButton } from './icon-button';
import { usePausableTimeout } from './pausable-timeout';

type Toast = { id: number; message: string };
type ShowToast = (message: string) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
const VISIBLE_MS = 6000;

/** Says that something is done, beside what the page itself shows: `const showToast = useToast()`. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** Keeps the live region that announces toasts; it is there before the first one, or nothing would be announced. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const show = useCallback(
    (message: string) => setToasts((shown) => [...shown.slice(-2), { id: nextId(shown), message }]),
    [],
  );
  const dismiss = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const regions = useMemo(
    () => toasts.map((toast) => <ToastCard key={toast.id} {...toast} onDismiss={dismiss} />),
    [toasts, dismiss],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed right-0 bottom-0 z-50 grid w-full max-w-96 gap-2 p-3 sm:p-6"
      >
        {regions}
      </div>
    </ToastContext>
  );
}

function nextId(shown: Toast[]): number {
  return (shown.at(-1)?.id ?? 0) + 1;
}

/** Leaves after six seconds; waits while the pointer or the focus is on it (WCAG 2.2, 2.2.1). */
function ToastCard({ id, message, onDismiss }: Toast & { onDismiss: (id: number) => void }) {
  const pausing = usePausableTimeout(
    useCallback(() => onDismiss(id), [id, onDismiss]),
    VISIBLE_MS,
  );
  return (
    <div
      {...pausing}
      className="pointer-events-auto flex items-center gap-2.5 rounded border border-line bg-surface py-2 pr-2 pl-3"
    >
      <Check aria-hidden className="size-4 shrink-0 text-ok-ink" />
      <p className="min-w-0 flex-1 wrap-anywhere">{message}</p>
      <IconButton label={`Dismiss “${message}”`} onClick={() => onDismiss(id)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
