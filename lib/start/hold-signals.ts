export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `start` to its end even when the process is told to end meanwhile, so that nothing half started stays behind:
 * then what it started is stopped, and the signal takes its usual course.
 */
export async function holdSignals<T extends { stop: () => Promise<void> }>(
  start: () => Promise<T>,
): Promise<T> {
  let received: NodeJS.Signals | undefined;
  const hold = (signal: NodeJS.Signals) => (received = signal);
  for (const signal of ENDING_SIGNALS) process.on(signal, hold);
  try {
    const started = await start();
    if (received !== undefined) await started.stop();
    return started;
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, hold);
    if (received !== undefined) process.kill(process.pid, received);
  }
}
