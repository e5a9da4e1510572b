/** The look a person chose; `system` follows the operating system. */
export type Theme = 'system' | 'light' | 'dark';

/** Where the choice is kept: a cookie, so that the server's very first HTML already has it. */
export const THEME_COOKIE = 'uploadkit.theme';

/** The grounds, for the browser's own bars around the page; the same as in `tailwind.config.ts`. */
export const GROUNDS = { light: '#fafafb', dark: '#0b0b0d' } as const;

/** Reads the cookie's value; anything unknown is `system`. */
export function readTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** The `data-theme` of `<html>`; none when the system decides. */
export function themeAttribute(theme: Theme): 'light' | 'dark' | undefined {
  return theme === 'system' ? undefined : theme;
}
