import { readFileSync, writeFileSync } from 'node:fs';

const MIB = 1024;

/** Memory of a process in MiB: now, and the most since {@link forgetPeak}; undefined where the system does not tell. */
export function readMemory(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / MIB;
    return { now: field('VmRSS'), peak: field('VmHWM') };
  } catch {
    return undefined;
  }
}

/** Lets the kernel begin its record of the peak anew: proc(5), clear_refs. */
export function forgetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Then the peak is that of the whole life of the process, which is stricter.
  }
}
