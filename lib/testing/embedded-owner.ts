// A process of its own that uses the embedded PostgreSQL of a folder: prints its URL, and leaves when it is told to end or
// when whoever reads from it is gone.
import { z } from 'zod';
import { startEmbeddedPostgres } from '@/lib/start/embedded-postgres';

const [dataDir = '', settings = '{}'] = process.argv.slice(2);
const { url, stop } = await startEmbeddedPostgres({
  dataDir,
  settings: z.record(z.string(), z.string()).parse(JSON.parse(settings)),
});
const leave = () => void stop().then(() => process.exit(0));
process.once('SIGTERM', leave);
process.stdin.once('end', leave).resume();
console.log(url);
