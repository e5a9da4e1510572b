/**
 * Makes `T` once a process and keeps it on `globalThis`. Pages and API routes are separate bundles in one process:
 * a module variable would exist twice, a pool or a batched writer must not.
 */
export function singleton<T>(name: string, make: () => T): T {
  const key = Symbol.for(`uploadkit.${name}`);
  const shared: { [key: symbol]: { value: T } | undefined } = globalThis;
  return (shared[key] ??= { value: make() }).value;
}
