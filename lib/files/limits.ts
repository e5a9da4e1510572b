const MIB = 1024 * 1024;

/** Largest file of each tier, in bytes; a context may allow less, never more. */
export { fileSizeLimit } from '@/lib/usage';

export function mebibytes(count: number): number {
  return count * MIB;
}
