import { setFlagsFromString } from 'node:v8';

/** The whole heap is collected again when it has grown by as much as was alive the last time. */
const GROWTH_PERCENT = 100;

/**
 * Gives the garbage collector room for uploads: their buffers count as heap, and V8 lets a server that was idle grow by a few MiB only.
 * Then an upload has the whole heap collected every 64 MiB, which halves its pace (`npm run bench -- upload`). V8 reads this
 * flag at each collection, so it may be set while it runs.
 */
export function tuneCollector(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
