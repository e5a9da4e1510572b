'use client';

import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';

const TICK_MS = 10_000;

const ServerNow = createContext(0);

/** Gives the time at which the server rendered, so that the browser's first render says the same words. */
export function ClockProvider({
  renderedAt,
  children,
}: {
  renderedAt: number;
  children: ReactNode;
}) {
  return <ServerNow value={renderedAt}>{children}</ServerNow>;
}

/** The time in ms since 1970, in steps of ten seconds: one timer for every text that depends on it. */
export function useNow(): number {
  const renderedAt = useContext(ServerNow);
  return useSyncExternalStore(subscribe, currentStep, () => renderedAt);
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((notify) => notify()), TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function currentStep(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS;
}

/** Whether this runs in a browser that has hydrated: then its own locale and time zone may be used. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
