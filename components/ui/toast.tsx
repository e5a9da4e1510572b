'use client';

import { Check, X } from 'lucide-react';
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type ReactNode,
} from 'react';
import { Button } from './button';
import { IconButton } from './icon-button';
import { usePausableTimeout } from './pausable-timeout';

export type ToastAction = { label: string; onAction: () => void };
type Toast = { id: number; message: string; action: ToastAction | null };
type ShowToast = (message: string, action?: ToastAction) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
const VISIBLE_MS = 6000;
/** Longer where there is something to decide. */
const WITH_ACTION_MS = 10_000;

/** Says that something is done, beside what the page itself shows: `const showToast = useToast()`. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** Keeps the live region that announces toasts; it is there before the first one, or nothing would be announced. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const show = useCallback(
    (message: string, action: ToastAction | null = null) =>
      setToasts((shown) => [...shown.slice(-2), { id: nextId(shown), message, action }]),
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

/**
 * Leaves after six seconds, or ten with an action; waits while the pointer or the focus is on it (WCAG 2.2, 2.2.1). Focus that came into
 * it goes back to where it was.
 */
function ToastCard(props: Toast & { onDismiss: (id: number) => void }) {
  const { id, message, action, onDismiss } = props;
  const pausing = usePausableTimeout(
    useCallback(() => onDismiss(id), [id, onDismiss]),
    action === null ? VISIBLE_MS : WITH_ACTION_MS,
  );
  const cameFrom = useRef<EventTarget>(null);
  function onFocus({ currentTarget, relatedTarget }: FocusEvent) {
    pausing.onFocus();
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) {
      cameFrom.current = relatedTarget;
    }
  }
  const handlers = { ...pausing, onFocus };
  function leave() {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    onDismiss(id);
  }
  return (
    <div
      {...handlers}
      className="pointer-events-auto flex items-center gap-2.5 rounded border border-line bg-surface py-2 pr-2 pl-3"
    >
      <Check aria-hidden className="size-4 shrink-0 text-ok-ink" />
      <p className="min-w-0 flex-1 wrap-anywhere">{message}</p>
      {action === null ? null : (
        <Button
          size="small"
          onClick={() => {
            leave();
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={`Dismiss “${message}”`} onClick={leave}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
