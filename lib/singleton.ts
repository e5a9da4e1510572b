const keys = new Map<string, symbol>();

/**
 * Makes `T` once a process and keeps it on `globalThis`. Pages and API routes are separate bundles in one process:
 * a module variable would exist twice, a pool or a batched writer must not.
 */
export function singleton<T>(name: string, make: () => T): T {
  const key = keys.get(name) ?? keyOf(name);
  const shared: { [key: symbol]: { value: T } | undefined } = globalThis;
  return (shared[key] ??= { value: make() }).value;
}

/** Looked up in the process's own table once a name: every request asks for a dozen of them. */
function keyOf(name: string): symbol {
  const key = Symbol.for(`uploadkit.${name}`);
  keys.set(name, key);
  return key;
}
