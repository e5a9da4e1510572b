import pLimit from 'p-limit';
import type { Findings } from './findings';
import { InspectorProcess, type Limits, type Program } from './inspector-process';
import type { Job } from './job';

type Settings = { program: Program; size: number; limits: Limits };

/** After so many files an inspector is replaced, so that what it has not given back does not count against the next one. */
const MOST_FILES = 200;
const IDLE_MS = 60_000;

type Waiting = { inspector: InspectorProcess; files: number; idle: NodeJS.Timeout };

/** Inspectors: started when there is something to look into, at most so many at once, and ended when there is nothing for a minute. */
export class InspectorPool {
  private readonly waiting: Waiting[] = [];
  private readonly queue: ReturnType<typeof pLimit>;

  constructor(private readonly settings: Settings) {
    this.queue = pLimit(settings.size);
  }

  /** @throws AppError `unavailable` when no inspector starts */
  inspect(job: Job): Promise<Findings> {
    return this.queue(async () => {
      const { inspector, files } = await this.take();
      const findings = await inspector.inspect(job);
      if (files + 1 < MOST_FILES) this.putBack(inspector, files + 1);
      else inspector.stop();
      return findings;
    });
  }

  close(): void {
    this.queue.clearQueue();
    for (const { inspector, idle } of this.waiting.splice(0)) {
      clearTimeout(idle);
      inspector.stop();
    }
  }

  private async take(): Promise<{ inspector: InspectorProcess; files: number }> {
    for (let found = this.waiting.pop(); found !== undefined; found = this.waiting.pop()) {
      clearTimeout(found.idle);
      if (found.inspector.isAlive) return found;
    }
    const { program, limits } = this.settings;
    return { inspector: await InspectorProcess.start(program, limits), files: 0 };
  }

  private putBack(inspector: InspectorProcess, files: number): void {
    if (!inspector.isAlive) return;
    const entry = { inspector, files, idle: setTimeout(() => this.end(entry), IDLE_MS).unref() };
    this.waiting.push(entry);
  }

  private end(entry: Waiting): void {
    const at = this.waiting.indexOf(entry);
    if (at !== -1) this.waiting.splice(at, 1);
    entry.inspector.stop();
  }
}
