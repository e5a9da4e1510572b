import next from 'next';
import { flushSessionUses } from '@/lib/accounts';
import { closeDb, db } from '@/lib/db';
import { env } from '@/lib/env';
import { closeLimiters } from '@/lib/limiters';
import { routes } from '@/lib/http/routes.generated';
import { createAppServer } from '@/lib/http/serve';
import { stopServer } from '@/lib/http/stop-server';
import { flushKeyUses } from '@/lib/keys';
import { startJobs } from '@/lib/jobs/start-jobs';
import { log } from '@/lib/log';
import { explainListenError } from '@/lib/start/free-port';
import { prepareRuntime } from '@/lib/start/prepare-runtime';
import { StartError } from '@/lib/start/start-error';
import { tuneCollector } from '@/lib/start/tune-collector';
import { flushRequests } from '@/lib/usage';

/** The production server: Next for pages, every `route.ts` of the API mounted directly beside it. */
async function serve(): Promise<void> {
  tuneCollector();
  const runtime = await prepareRuntime();
  const stops: (() => Promise<unknown>)[] = [() => runtime.stop()];
  stopOnSignals(stops);
  try {
    const { PORT, HOST, appUrl } = env();
    const pages = next({ dev: false, dir: process.cwd(), hostname: HOST, port: PORT });
    await pages.prepare();
    const server = createAppServer(routes, pages.getRequestHandler());
    const jobs = await startJobs();
    stops.unshift(
      () => stopServer(server),
      () => jobs.stop(),
      flushKeyUses,
      flushSessionUses,
      flushRequests,
      () => pages.close(),
      closeLimiters,
      () => closeDb(db()),
    );
    await new Promise<void>((resolve, reject) => {
      const fail = (cause: unknown) =>
        reject(new StartError(explainListenError(cause, PORT, HOST), { cause }));
      server.once('error', fail).listen(PORT, HOST, resolve);
    });
    process.stdout.write(`UploadKit is ready at ${appUrl}\n`);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

/** npm passes on a Ctrl-C which the terminal has sent us too: only later than this is a second signal impatience. */
const SAME_SIGNAL_WITHIN_MS = 1000;

/** The first signal stops gracefully; a second one does not wait. */
function stopOnSignals(stops: (() => Promise<unknown>)[]): void {
  let stoppingSince: number | undefined;
  const stop = () => {
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince > SAME_SIGNAL_WITHIN_MS) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    void stopAll(stops).then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
}

async function stopAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops) {
    await stop().catch((error: unknown) =>
      log().error({ err: error }, 'a part did not stop cleanly'),
    );
  }
}

try {
  await serve();
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`);
  process.exit(1);
}
