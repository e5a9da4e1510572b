import * as fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Attachment, attachPostgres, leavePostgres } from './attach-postgres';
import { ensureDatabaseFolder, ROLE } from './database-folder';
import { type PostgresSettings, stopPostgres } from './postgres-process';

/** `url` stays right until `stop()`, which ends PostgreSQL unless another process still uses it. */
export type EmbeddedPostgres = { url: string; stop: () => Promise<void> };

const TRY_AGAIN_AFTER_MS = 500;

/**
 * PostgreSQL on loopback with its files in `dataDir/postgres`. Whoever starts first starts it; who comes later joins;
 * who leaves last ends it. A process that was killed has left: the next start takes over what it left running. When
 * PostgreSQL itself goes down, it is started again on the same port.
 * @param settings PostgreSQL settings; used by the one that starts it
 * @throws StartError in one line, with PostgreSQL's own reason
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  settings?: PostgresSettings;
}): Promise<EmbeddedPostgres> {
  const { settings = {} } = options;
  const home = path.resolve(options.dataDir, 'postgres');
  fs.mkdirSync(path.dirname(home), { recursive: true, mode: 0o700 });
  ensureDatabaseFolder(home, { durable: settings['fsync'] !== 'off' });
  const password = fs.readFileSync(path.join(home, 'password'), 'utf8');

  const first = await attachPostgres(home, { settings });
  const { port } = first;
  const place = keepPlace(first, (signal) => attachPostgres(home, { settings, port, signal }));
  const leave = async () => {
    const attachment = await place.give();
    const isLast = await leavePostgres(attachment).catch(() => true);
    if (isLast) await stopPostgres(home);
    await attachment.client.end().catch(() => undefined);
  };
  let left: Promise<void> | undefined;
  const url = `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${ROLE}`;
  return { url, stop: () => (left ??= leave()) };
}

/** Takes the place again, for as long as it takes, whenever its connection is lost. */
function keepPlace(first: Attachment, attach: (signal: AbortSignal) => Promise<Attachment>) {
  const giving = new AbortController();
  const { signal } = giving;
  let current = first;
  let retaking = Promise.resolve();
  const watch = ({ client }: Attachment) => client.once('end', () => void (retaking = retake()));
  const retake = async () => {
    while (!signal.aborted) {
      try {
        current = await attach(signal);
        watch(current);
        return;
      } catch {
        // The product answers 503 and logs why; all there is to do here is to try again.
        await pause(TRY_AGAIN_AFTER_MS);
      }
    }
  };
  watch(first);
  return {
    give: async (): Promise<Attachment> => {
      giving.abort();
      await retaking;
      return current;
    },
  };
}
