import { ENDING_SIGNALS, holdSignals } from './hold-signals';
import { prepareDatabase } from './prepare-database';

/**
 * Runs `work` while the server's database is ready: joins the one that the server uses, or starts it and ends it again.
 * A signal ends what was started before it takes its usual course.
 * @throws StartError with one line for the operator, and whatever `work` throws
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const { stop } = await holdSignals(prepareDatabase);
  const leave = (signal: NodeJS.Signals) => {
    void stop().finally(() => {
      unlisten();
      process.kill(process.pid, signal);
    });
  };
  const unlisten = () => ENDING_SIGNALS.forEach((signal) => process.off(signal, leave));
  ENDING_SIGNALS.forEach((signal) => process.on(signal, leave));
  try {
    return await work();
  } finally {
    await stop();
    unlisten();
  }
}
