import type { Findings } from '@/lib/files/inspection/findings';
import { rejectFile } from './reject-file';

/** Stage `structure`: where the context refuses corrupt files, the content is what the name says, whole, and nothing else beside. */
export function requireStructure(
  { structure, log }: Findings,
  context: { rejectCorruptFiles: boolean },
): void {
  if (structure !== null && context.rejectCorruptFiles)
    throw rejectFile('structure', structure, log);
}
