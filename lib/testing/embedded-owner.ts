// A process of its own that uses the embedded PostgreSQL of a folder: prints its URL, and leaves on SIGTERM.
import { startEmbeddedPostgres } from '@/lib/start/embedded-postgres';

const [dataDir = '', sharedBuffers = '32MB'] = process.argv.slice(2);
const settings = { shared_buffers: sharedBuffers };
const { url, stop } = await startEmbeddedPostgres({ dataDir, settings });
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
console.log(url);
