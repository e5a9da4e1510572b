import pLimit from 'p-limit';
import { ApiError } from '@/lib/api-client';
import type { SendUpload } from './send-upload';
import { isActive, isRetryable, type Upload, type UploadState, type UploadTarget } from './upload';
import {
  ANSWER_LOST,
  CONNECTION_LOST,
  SIGNED_OUT,
  toUploadProblem,
  UNREADABLE,
  type UploadProblem,
} from './upload-problem';

/** So many files are on the wire at once; the others wait. */
export const MOST_AT_ONCE = 3;
/** So often a file is started again by itself after the connection was lost. */
const MOST_ATTEMPTS = 5;

export type QueueOptions = {
  send: SendUpload;
  /** Resolves once the server answers again; rejects when aborted. */
  untilReachable: (signal: AbortSignal) => Promise<void>;
  /** Told when the first upload starts and when the last has ended. */
  onBusy: (isBusy: boolean) => void;
  onSignedOut: () => void;
};

/** A project's uploads, in the order in which they were chosen. It lives outside of the screens, so that leaving one stops nothing. */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private isBusy = false;
  private nextId = 1;
  private readonly limit = pLimit(MOST_AT_ONCE);
  private readonly running = new Map<string, AbortController>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: QueueOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly Upload[] => this.uploads;

  add(files: readonly File[], target: UploadTarget): void {
    const added = files.map((file): Upload => {
      const state: UploadState = { kind: 'waiting' };
      return { id: `upload-${this.nextId++}`, file, ...target, state };
    });
    this.show([...this.uploads, ...added]);
    for (const { id } of added) this.start(id);
  }

  cancel(id: string): void {
    if (!this.find(id, isActive)) return;
    this.set(id, { kind: 'cancelled' });
    this.running.get(id)?.abort(new DOMException('Cancelled', 'AbortError'));
  }

  retry(id: string): void {
    if (!this.find(id, isRetryable)) return;
    this.set(id, { kind: 'waiting' });
    this.start(id);
  }

  /** Takes one that has ended out of sight. */
  dismiss(id: string): void {
    this.show(this.uploads.filter((upload) => upload.id !== id || isActive(upload)));
  }

  dismissEnded(): void {
    this.show(this.uploads.filter(isActive));
  }

  cancelAll(): void {
    for (const { id } of this.uploads) this.cancel(id);
  }

  private start(id: string): void {
    const call = new AbortController();
    this.running.set(id, call);
    void this.limit(() => this.run(id, call.signal)).finally(() => {
      if (this.running.get(id) === call) this.running.delete(id);
    });
  }

  private async run(id: string, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const upload = this.find(id, isActive);
      if (!upload || signal.aborted) return;
      const problem = await this.attempt(upload, signal);
      if (problem === null || signal.aborted) return;
      const isLost = problem === CONNECTION_LOST;
      if (!isLost || attempt === MOST_ATTEMPTS) {
        return this.set(id, { kind: 'failed', problem });
      }
      this.set(id, { kind: 'paused' });
      await this.options.untilReachable(signal).catch(() => undefined);
    }
  }

  /** Sends the file once. @returns what went wrong; null when it is stored */
  private async attempt(upload: Upload, signal: AbortSignal): Promise<UploadProblem | null> {
    let share = 0;
    const onProgress = (reached: number) => {
      share = reached;
      if (signal.aborted) return;
      this.set(upload.id, share === 1 ? { kind: 'checking' } : { kind: 'sending', share });
    };
    if (!(await isReadable(upload.file))) return UNREADABLE;
    if (signal.aborted) return null;
    onProgress(0);
    try {
      const record = await this.options.send(upload, { onProgress, signal });
      this.set(upload.id, { kind: 'stored', record });
      return null;
    } catch (error) {
      if (signal.aborted) return null;
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'unauthenticated') return this.endSession();
      if (error.code !== 'network') return toUploadProblem(error);
      if (share === 1) return ANSWER_LOST;
      return (await isReadable(upload.file)) ? CONNECTION_LOST : UNREADABLE;
    }
  }

  /** Nothing more can be sent: whatever was on its way ends with this one. */
  private endSession(): UploadProblem {
    for (const upload of this.uploads.filter(isActive)) {
      this.set(upload.id, { kind: 'failed', problem: SIGNED_OUT });
      this.running.get(upload.id)?.abort();
    }
    this.options.onSignedOut();
    return SIGNED_OUT;
  }

  private find(id: string, is: (upload: Upload) => boolean): Upload | undefined {
    return this.uploads.find((upload) => upload.id === id && is(upload));
  }

  private set(id: string, state: UploadState): void {
    this.show(this.uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
  }

  private show(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    const isBusy = uploads.some(isActive);
    if (isBusy !== this.isBusy) this.options.onBusy(isBusy);
    this.isBusy = isBusy;
    for (const notify of this.listeners) notify();
  }
}

/** A folder that was dropped, and a file that has changed since it was chosen, cannot be read any more. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
