const ANY_ORIGIN = 'https://site.invalid';
const AFTER_SIGN_IN = '/';

/**
 * Where to go after sign-in: the path that was asked for, or the start page for anything that is not a path on this site
 * (`https://elsewhere`, `//elsewhere`, `/\elsewhere`, `javascript:`), as a browser would resolve it.
 */
export function returnPath(callbackUrl: string | null | undefined): string {
  if (!callbackUrl?.startsWith('/') || !URL.canParse(callbackUrl, ANY_ORIGIN)) return AFTER_SIGN_IN;
  const url = new URL(callbackUrl, ANY_ORIGIN);
  if (url.origin !== ANY_ORIGIN) return AFTER_SIGN_IN;
  return url.pathname.startsWith('//') ? AFTER_SIGN_IN : url.pathname + url.search + url.hash;
}
