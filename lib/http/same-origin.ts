import { AppError } from '@/lib/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/**
 * A cookie authorises an unsafe method only from our own pages: by `Sec-Fetch-Site` (Fetch Metadata, W3C) where the browser sends
 * it, else by `Origin`. `Origin: null` is refused, whatever stands beside it.
 * @throws AppError `cross_origin`
 */
export function requireSameOrigin(request: Request, appUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const isSame = site === null ? origin === new URL(appUrl).origin : site === 'same-origin';
  if (!isSame || origin === 'null') throw new AppError('cross_origin');
}
