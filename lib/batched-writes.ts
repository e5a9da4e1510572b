import { log } from '@/lib/log';

const WRITE_WITHIN_MS = 2_000;

/**
 * Notes by id that many requests make and few writes carry: the last note of an id is written within seconds. Noting never slows or
 * fails a request; a write that fails keeps its notes for the next one.
 */
export class BatchedWrites<Note> {
  private pending = new Map<string, Note>();
  private timer: NodeJS.Timeout | undefined;
  private dueAt = Infinity;
  private writing = Promise.resolve();

  constructor(
    /** What the notes are, for the log. */
    private readonly name: string,
    private readonly write: (batch: [id: string, note: Note][]) => Promise<unknown>,
  ) {}

  /** @param withinMs how soon it must be written; the batch goes when the first of its notes must */
  note(id: string, note: Note, withinMs = WRITE_WITHIN_MS): void {
    this.pending.set(id, note);
    const dueAt = performance.now() + withinMs;
    if (dueAt >= this.dueAt) return;
    clearTimeout(this.timer);
    this.dueAt = dueAt;
    this.timer = setTimeout(() => void this.flush(), withinMs).unref();
  }

  /** Writes what is pending, in one statement; a graceful stop calls it last. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.dueAt = Infinity;
    const batch = [...this.pending];
    this.pending.clear();
    if (batch.length > 0) this.writing = this.writing.then(() => this.tryWrite(batch));
    await this.writing;
  }

  private async tryWrite(batch: [string, Note][]): Promise<void> {
    try {
      await this.write(batch);
    } catch (error) {
      log().warn({ err: error, [this.name]: batch.length }, 'last uses could not be written yet');
      for (const [id, note] of batch) if (!this.pending.has(id)) this.note(id, note);
    }
  }
}
