import type { Environment } from '@/lib/auth/principal';
import type { FileRecord } from '@/lib/files/schemas';
import type { UploadProblem } from './upload-problem';

/** How far an upload has come. `checking`: all of it is there, and the server runs its checks. `paused`: the connection is lost. */
export type UploadState =
  | { kind: 'waiting' | 'checking' | 'paused' | 'cancelled' }
  | { kind: 'sending'; share: number }
  | { kind: 'stored'; record: FileRecord }
  | { kind: 'failed'; problem: UploadProblem };

/** One file on its way, or what became of it. */
export type Upload = {
  id: string;
  file: File;
  environment: Environment;
  contextKey: string;
  state: UploadState;
};

/** Where the files go that are chosen together. */
export type UploadTarget = Pick<Upload, 'environment' | 'contextKey'>;

/** Whether it is still on its way, and can be cancelled. */
export function isActive({ state }: Upload): boolean {
  return ['waiting', 'sending', 'checking', 'paused'].includes(state.kind);
}

/** Whether it can be sent once more. */
export function isRetryable({ state }: Upload): boolean {
  return state.kind === 'cancelled' || (state.kind === 'failed' && state.problem.canRetry);
}
