import { canPin } from './cores.mjs';
import { loadTool } from './load.mjs';

/** One line on how the figures below it came about. */
export function heading({ rounds, seconds, connections }) {
  const cores = canPin ? 'server alone on core 0, the rest on core 1' : 'cores not pinned';
  const load = `${loadTool}, ${connections} connections, median of ${rounds} rounds of ${seconds} s`;
  return `Node ${process.version}, ${cores}, ${load}`;
}
