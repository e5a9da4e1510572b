// The process in which uploads are looked into, apart from the server: a parser that crashes, hangs or eats memory takes nobody along.
import { allowanceMs, sizeOf } from './allowance';
import { inspect } from './inspect';
import { Job, READY } from './job';
import { watchLimits } from './watch-limits';

const [, , residentMib, cpuMs] = process.argv.map(Number);

// A terminal sends its Ctrl-C to this process too, while the server may be waiting for what is under way.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

const watch = await watchLimits({ residentMib: residentMib ?? 0, cpuMs: cpuMs ?? 0 });
process.on('message', (message) => void answer(message));
process.send?.(READY);

async function answer(message: unknown): Promise<void> {
  const job = Job.parse(message);
  watch.begin(allowanceMs(sizeOf(job.path)));
  const found = await inspect(job);
  watch.end();
  process.send?.(found);
}
