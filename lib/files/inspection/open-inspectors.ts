import os from 'node:os';
import path from 'node:path';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';
import { InspectorPool } from './inspector-pool';
import type { Program } from './inspector-process';

/** A photo takes a second of the processor; by the clock it may be long on a busy machine. */
const LIMITS = { cpuMs: 20_000, timeMs: 120_000, heapMib: 256, residentMib: 768 };

/** The process's inspectors. */
export function openInspectors(): InspectorPool {
  return singleton('inspectors', () => {
    // The server and its database keep a core.
    const size = Math.max(1, Math.min(4, os.availableParallelism() - 1));
    return new InspectorPool({ program: inspectorProgram(), size, limits: LIMITS });
  });
}

/** The built product runs what the build has made; elsewhere the source runs as it is. */
export function inspectorProgram(): Program {
  return env().NODE_ENV === 'production'
    ? { script: path.resolve('dist/inspector.mjs'), execArgv: [] }
    : { script: path.resolve('lib/files/inspection/inspector.ts'), execArgv: ['--import', 'tsx'] };
}
