import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { blankEnvironment } from '@/lib/testing/blank-environment';

// The workers load this file too: what the first load has chosen, they find in the environment.
const port = (process.env['E2E_PORT'] ??= await freePort());
const dataDir = (process.env['E2E_DATA_DIR'] ??= makeDataDir());

const CHROMIUM = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
];
const executablePath = CHROMIUM.find((file) => file !== '' && existsSync(file));

/** The built product on a port and in a data folder of its own, and stories told through a real browser. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.data/e2e-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  // A busy machine can fail a story; what passes only when told again is named at the end.
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: 'list',
  // Where the product keeps its database, for e2e/database.ts.
  metadata: { dataDir },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: 'retain-on-failure',
    launchOptions: {
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    cwd: path.dirname(import.meta.dirname),
    url: `http://localhost:${port}/readyz`,
    env: {
      ...blankEnvironment(),
      PORT: port,
      DATA_DIR: dataDir,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      RATE_LIMITS: 'off',
    },
    stderr: 'pipe',
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return String(address.port);
}

/** Gone again once the server and the runner have ended. */
function makeDataDir(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-e2e-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
