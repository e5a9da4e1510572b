import { defineConfig } from '@playwright/test';
import base from '@/e2e/playwright.config';

/** `npm run screenshots`: the same built product as for the tests, with a story told in it, and pictures of every scene. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: 'take.ts',
  timeout: 180_000,
  metadata: { ...base.metadata, renewsDocs: process.env['RENEW_DOCS'] === '1' },
  outputDir: '../../.data/screenshots-results',
  use: { trace: 'off', contextOptions: { reducedMotion: 'reduce' } },
});
