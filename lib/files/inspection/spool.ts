import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';

/** A file without a name: it is gone when it is closed, also by the end of the process. */
export class Spool {
  readonly fd: number;

  constructor() {
    const name = path.join(os.tmpdir(), `uploadkit-${randomUUID()}`);
    this.fd = openSync(name, 'wx+', 0o600);
    unlinkSync(name);
  }

  write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.fd, bytes, at);
  }

  close(): void {
    closeSync(this.fd);
  }
}
