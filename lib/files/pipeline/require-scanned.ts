import { AppError } from '@/lib/errors';

/**
 * Stage `scan`: where the context asks for a virus scan, nothing passes unscanned, and no scanner is configured here.
 * @throws AppError `scanner_unavailable`
 */
export function requireScanned(context: { scanForViruses: boolean }): void {
  if (context.scanForViruses) throw new AppError('scanner_unavailable');
}
