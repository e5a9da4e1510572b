import { closeDb, db } from '@/lib/db';
import { provideEnv } from '@/lib/env';
import { runCli, type Surroundings } from './run-cli';

/**
 * `npm run cli`: one command, told on the process's own streams. `withDatabase` makes the database ready.
 * @returns the exit code
 */
export function commandLine(
  argv: readonly string[],
  withDatabase: Surroundings['withDatabase'],
): Promise<number> {
  return runCli(argv, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    withDatabase: (work) =>
      withDatabase(async () => {
        // Standard output is for the answer alone.
        provideEnv({ LOG_LEVEL: 'silent' });
        await work().finally(() => closeDb(db()));
      }),
  });
}
