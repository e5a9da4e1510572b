import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { applyMigrations } from '@/lib/start/apply-migrations';
import { freeLoopbackPort } from '@/lib/start/free-port';
import { test as base } from './fixtures';
import { type Product, startProduct, untilReady } from './product';
import { startEmbeddedOwner } from './start-embedded-owner';

/** A PostgreSQL that keeps what it has acknowledged: the product starts on no other, and this one outlives it. */
async function durableDatabase() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-durable-'));
  const { url, child } = await startEmbeddedOwner(dataDir, {});
  await applyMigrations(url, path.resolve('prisma/migrations'));
  const drop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, drop };
}

const durable = base.extend('database', { scope: 'file' }, durableDatabase);

/** Starts the built product on the test's database and storage. */
async function start(databaseUrl: string, dataDir: string) {
  const port = await freeLoopbackPort(undefined);
  const where = { PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
  const product = startProduct({ ...where, RATE_LIMITS: 'off' });
  return { product, url: `http://127.0.0.1:${port}` };
}

/**
 * Tests of the built product, beside the test, on its database and storage: `server` is the origin of one that runs through all tests of
 * a file, `start` starts more.
 */
export const test = durable
  .extend('server', { scope: 'file' }, async ({ database, dataDir }, { onCleanup }) => {
    const { product, url } = await start(database.url, dataDir);
    onCleanup(async () => {
      product.child.kill('SIGKILL');
      await product.ended;
    });
    await untilReady(product);
    return url;
  })
  .extend('start', ({ database, dataDir }, { onCleanup }) => {
    const products: Product[] = [];
    onCleanup(() => products.forEach(({ child }) => child.kill('SIGKILL')));
    return async () => {
      const started = await start(database.url, dataDir);
      products.push(started.product);
      await untilReady(started.product);
      return started;
    };
  });
