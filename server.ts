import next from 'next';
import { closeDb, db } from '@/lib/db';
import { env } from '@/lib/env';
import { routes } from '@/lib/http/routes.generated';
import { createAppServer } from '@/lib/http/serve';
import { stopServer } from '@/lib/http/stop-server';
import { flushKeyUses } from '@/lib/keys';
import { log } from '@/lib/log';
import { prepareRuntime } from '@/lib/start/prepare-runtime';
import { StartError } from '@/lib/start/start-error';

/** The production server: Next for pages, every `route.ts` of the API mounted directly beside it. */
async function serve(): Promise<void> {
  const runtime = await prepareRuntime();
  const stops: (() => Promise<unknown>)[] = [() => runtime.stop()];
  try {
    const { PORT, HOST, appUrl } = env();
    const pages = next({ dev: false, dir: process.cwd(), hostname: HOST, port: PORT });
    await pages.prepare();
    const server = createAppServer(routes, pages.getRequestHandler());
    stops.unshift(
      () => stopServer(server),
      flushKeyUses,
      () => pages.close(),
      () => closeDb(db()),
    );
    stopOnSignals(stops);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(PORT, HOST, resolve);
    });
    process.stdout.write(`UploadKit is ready at ${appUrl}\n`);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

/** The first signal stops gracefully; a second one does not wait. */
function stopOnSignals(stops: (() => Promise<unknown>)[]): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
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
