// The production server in a process of its own, which logs as production does. Its first line is its port; SIGTERM ends it.
import { closeDb, db } from '@/lib/db';
import { stopServer } from '@/lib/http/stop-server';
import { flushKeyUses } from '@/lib/keys';
import { listen } from './app-server';

const { server, port } = await listen();
console.log(port);
process.once('SIGTERM', () => {
  void stopServer(server)
    .then(flushKeyUses)
    .then(() => closeDb(db()));
});
