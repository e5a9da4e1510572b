import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type SmallDisk = {
  becomeReadOnly: () => void;
  becomeWritable: () => void;
  remove: () => void;
};

const mount = (...args: string[]) => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
const unmount = (folder: string) => spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' });

/** A real disk of that many bytes in a folder; null where none can be mounted, as for who is not root. */
export function mountSmallDisk(folder: string, bytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  if (!mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder)) return null;
  return {
    becomeReadOnly: () => void mount('-o', 'remount,ro', folder),
    becomeWritable: () => void mount('-o', 'remount,rw', folder),
    remove: () => void unmount(folder),
  };
}

/** Whether disks can be mounted here. */
export function canMount(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-mount-'));
  const disk = mountSmallDisk(folder, 4096);
  disk?.remove();
  rmSync(folder, { recursive: true, force: true });
  return disk !== null;
}
