'use client';

import { useSyncExternalStore } from 'react';
import { readTheme, THEME_COOKIE, type Theme } from './theme';

const A_YEAR_SECONDS = 365 * 86_400;

const listeners = new Set<() => void>();

/** The theme in view, and how to choose another: it applies at once and is kept for a year. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, shownTheme, () => 'system' as const);
  return [theme, chooseTheme];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function shownTheme(): Theme {
  return readTheme(document.documentElement.dataset['theme']);
}

function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  const maxAge = theme === 'system' ? 0 : A_YEAR_SECONDS;
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${maxAge}; SameSite=Lax${secure}`;
  const ground = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.setAttribute('content', ground);
  }
  listeners.forEach((notify) => notify());
}
