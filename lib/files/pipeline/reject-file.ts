import { AppError } from '@/lib/errors';

export type Stage = 'extension' | 'size' | 'blank';

/** The refusal of a stage: `file_rejected` with `<stage>: <reason>`. */
export function rejectFile(stage: Stage, reason: string): AppError {
  return new AppError('file_rejected', { details: [`${stage}: ${reason}`] });
}
