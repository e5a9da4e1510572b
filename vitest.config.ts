import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** The developer's own environment stays out of the tests: every variable is blank unless it is set below. */
const variables = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z0-9_]+)=/gm);
const blank = Object.fromEntries(Array.from(variables, ([, name]) => [String(name), '']));

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['{app,components,lib,prisma,scripts}/**/*.test.{ts,tsx,mjs}', '*.test.ts'],
    globalSetup: ['lib/testing/global-setup.ts'],
    maxWorkers: 2,
    // Long: a machine that others keep busy is not at fault. Nothing waits for these but what hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000 } },
    // `npm run prove -- requests|crash --count N` asks for more.
    provide: {
      generatedRequests: Number(process.env['GENERATED_REQUESTS'] ?? 1_500),
      crashRounds: Number(process.env['CRASH_ROUNDS'] ?? 2),
      redisServer: process.env['REDIS_SERVER'] ?? '/usr/bin/redis-server',
      s3Server: process.env['S3_SERVER'] ?? '/usr/bin/radosgw',
      clamd: process.env['CLAMD'] ?? '/usr/sbin/clamd',
    },
    env: {
      ...blank,
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      AUTH_SECRET: 'a secret that signs nothing but sessions in tests',
      DATA_DIR: path.join(os.tmpdir(), `uploadkit-test-data-${process.pid}`),
    },
  },
});
