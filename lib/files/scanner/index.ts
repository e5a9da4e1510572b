import { env } from '@/lib/env';
import { clamdScanner, type Scanner } from './clamd';

/** The virus scanner; null where none is configured. */
export function openScanner(): Scanner | null {
  const { CLAMD_URL } = env();
  return CLAMD_URL === undefined ? null : clamdScanner(CLAMD_URL);
}
