import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';

/** From a key check alone to an upload of minutes. */
const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What is counted; labels come from our own short lists, so no caller can make more of them or write into them. */
type Metrics = {
  registry: Registry;
  durations: Histogram<'route' | 'method' | 'status'>;
  authentications: Counter<'credential' | 'outcome'>;
};

/** The process's metrics; null where nobody has the token to read them, and then nothing is counted. */
function metrics(): Metrics | null {
  return singleton('metrics', () => (env().METRICS_TOKEN === undefined ? null : makeMetrics()));
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'uploadkit_http_request_duration_seconds',
    help: 'Requests to the API by route, method and status, and how long their answers took',
    labelNames: ['route', 'method', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  const authentications = new Counter({
    name: 'uploadkit_authentications_total',
    help: 'What became of credentials, by the kind that was presented',
    labelNames: ['credential', 'outcome'],
    registers: [registry],
  });
  return { registry, durations, authentications };
}

/** Counts an answer; `startedAt` is by `performance.now()`. */
export function countAnswer(
  { route, method, status }: { route: string; method: string; status: number },
  startedAt: number,
): void {
  metrics()?.durations.observe(
    { route, method: METHODS.has(method) ? method : 'OTHER', status },
    (performance.now() - startedAt) / 1000,
  );
}

/** Counts what became of a credential: `accepted`, or the code of its refusal. */
export function countAuthentication(credential: string, outcome: string): void {
  metrics()?.authentications.inc({ credential, outcome });
}

/** All metrics in Prometheus' text format, with its media type; null where there are none. */
export async function readMetrics(): Promise<{ text: string; contentType: string } | null> {
  const registry = metrics()?.registry;
  if (registry === undefined) return null;
  return { text: await registry.metrics(), contentType: registry.contentType };
}
