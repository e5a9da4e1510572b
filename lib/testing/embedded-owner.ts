// A process of its own that uses the embedded PostgreSQL of a folder: prints its URL, and leaves when it is told to end.
// When the process that started it is gone instead, nobody is left to remove the folder, so it does.
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { startEmbeddedPostgres } from '@/lib/start/embedded-postgres';

const [dataDir = '', settings = '{}'] = process.argv.slice(2);
const { url, stop } = await startEmbeddedPostgres({
  dataDir,
  settings: z.record(z.string(), z.string()).parse(JSON.parse(settings)),
});
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
process.stdin.resume().once('end', () => {
  void stop().then(() => {
    rmSync(dataDir, { recursive: true, force: true });
    process.exit(0);
  });
});
console.log(url);
