import type { Findings } from '@/lib/files/inspection/findings';
import { rejectFile } from './reject-file';

/** Stage `blank`: where the context refuses blank files, there is something in it. */
export function requireContent(
  { blank, log }: Findings,
  context: { rejectBlankFiles: boolean },
): void {
  if (blank !== null && context.rejectBlankFiles) throw rejectFile('blank', blank, log);
}
