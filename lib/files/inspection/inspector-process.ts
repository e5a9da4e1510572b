import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@/lib/errors';
import { allowanceMs, sizeOf } from './allowance';
import type { Findings } from './findings';
import { Answer, type Job, READY } from './job';

/** What one inspection may take: time of the processor, time by the clock, JavaScript's heap, and memory of all kinds. */
export type Limits = { cpuMs: number; timeMs: number; heapMib: number; residentMib: number };

/** The inspector's script, and what Node needs to run it. */
export type Program = { script: string; execArgv: readonly string[] };

const START_WITHIN_MS = 60_000;

/** One inspector: a process that looks into one file at a time. It has nothing of the server's: no environment, no connection. */
export class InspectorProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly limits: Limits,
  ) {}

  /** @throws AppError `unavailable` when it does not start */
  static async start({ script, execArgv }: Program, limits: Limits): Promise<InspectorProcess> {
    const child = fork(script, [String(limits.residentMib), String(limits.cpuMs)], {
      execArgv: [...execArgv, `--max-old-space-size=${limits.heapMib}`],
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // Later failures show as its end; without a listener they would end the server.
    child.on('error', () => undefined);
    const inspector = new InspectorProcess(child, limits);
    const first = await inspector.next(START_WITHIN_MS);
    if (first.message === READY) return inspector;
    inspector.stop();
    throw new AppError('unavailable', { log: `The inspector did not start: ${first.ended}` });
  }

  /** Whether it can be asked again. */
  get isAlive(): boolean {
    return this.child.connected && this.child.exitCode === null && !this.child.killed;
  }

  /**
   * What the file shows; a file that takes more than the limits, or ends its inspector, is found to be amiss.
   * @throws AppError `unavailable` when the file cannot be read
   */
  async inspect(job: Job): Promise<Findings> {
    this.child.ref();
    this.child.send(job, () => undefined);
    const { message, ended } = await this.next(this.limits.timeMs + allowanceMs(sizeOf(job.path)));
    this.child.unref();
    if (ended !== null) {
      this.stop();
      return { structure: REASONS[ended] ?? CRASHED, blank: null, log: `The inspector: ${ended}` };
    }
    const answer = Answer.parse(message);
    if ('failure' in answer) throw new AppError('unavailable', { log: answer.failure });
    return answer;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }

  /** Its next message, or how it ended, or that it says nothing in time. */
  private async next(withinMs: number): Promise<{ message: unknown; ended: string | null }> {
    const over = new AbortController();
    const ending = async (): Promise<string> => {
      const told: unknown[] = await once(this.child, 'exit', { signal: over.signal });
      return String(told[1] ?? told[0]);
    };
    const saying = async (): Promise<{ message: unknown; ended: null }> => {
      const said: unknown[] = await once(this.child, 'message', { signal: over.signal });
      return { message: said[0], ended: null };
    };
    const silence = pause(withinMs, 'time', { signal: over.signal });
    const ended = Promise.race([ending(), silence]).then(asEnd);
    try {
      return await Promise.race([saying(), ended]);
    } catch (error) {
      return asEnd(String(error));
    } finally {
      over.abort();
    }
  }
}

const asEnd = (ended: string) => ({ message: undefined, ended });

const CRASHED = 'it ends the program that inspects it';

/** How an inspector ends: by the server's clock, by its own watch over the processor or memory, by V8 at the end of the heap. */
const REASONS: Record<string, string> = {
  SIGXCPU: 'it takes too long to inspect',
  time: 'it takes too long to inspect',
  SIGKILL: 'it takes too much memory to inspect',
  SIGABRT: 'it takes too much memory to inspect',
};
