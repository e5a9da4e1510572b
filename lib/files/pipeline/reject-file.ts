import { AppError } from '@/lib/errors';

export type Stage = 'extension' | 'size' | 'structure' | 'blank' | 'virus';

/** The refusal of a stage: `file_rejected` with `<stage>: <reason>`. `log` is what only the operator reads. */
export function rejectFile(stage: Stage, reason: string, log?: string): AppError {
  return new AppError('file_rejected', {
    details: [`${stage}: ${reason}`],
    ...(log === undefined ? {} : { log }),
  });
}
