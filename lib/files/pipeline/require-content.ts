import { rejectFile } from './reject-file';

/** Stage `blank`: where the context refuses blank files, an empty one is refused. */
export function requireContent(sizeBytes: number, context: { rejectBlankFiles: boolean }): void {
  if (sizeBytes === 0 && context.rejectBlankFiles) throw rejectFile('blank', 'the file is empty');
}
