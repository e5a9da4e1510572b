/** A property of the request, the same for every bundle: a table of requests beside them would keep the collector busy. */
const ARRIVAL: unique symbol = Symbol.for('uploadkit.arrival');
type Received = Request & { [ARRIVAL]?: number };

/** Remembers, beside a request that had to wait before it was let in, when it came; by `performance.now()`. */
export function setArrival(request: Received, at: number): void {
  request[ARRIVAL] = at;
}

/** When a request came, by `performance.now()`: now, unless it waited. */
export function arrivalOf(request: Received): number {
  return request[ARRIVAL] ?? performance.now();
}
