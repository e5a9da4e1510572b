// npm test: everything that the tests need, then all of them: Vitest's on the real database, then Playwright's on the
// built product. `npm test -- unit` or `npm test -- e2e` runs one kind; what follows goes to its runner.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, generate } from './steps/build.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { main, StepError } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';
import { ensureRedis } from './steps/redis.mjs';
import { runNode } from './steps/run.mjs';
import { ensureS3Server } from './steps/s3-server.mjs';
import { playwrightTotals, sumTotals, totalsLine, vitestTotals } from './steps/totals.mjs';

const RUNNERS = { unit: runVitest, e2e: runPlaywright };

await main(async () => {
  const [kind, ...args] = process.argv.slice(2);
  const kinds = kind === undefined ? Object.keys(RUNNERS) : [kind];
  if (kinds.some((name) => !Object.hasOwn(RUNNERS, name))) {
    throw new StepError(`There are no ${kind} tests: say unit or e2e, or nothing for all.`);
  }
  await withProjectLock(async () => {
    await installPackages({ forDevelopment: true });
    await generate();
    await build();
  });
  const reports = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-test-'));
  const runs = [];
  try {
    for (const name of kinds) runs.push(await RUNNERS[name](path.join(reports, name), args));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  const totals = sumTotals(runs);
  console.log(totalsLine(totals));
  process.exitCode = totals.failed > 0 ? 1 : 0;
});

async function runVitest(report, args) {
  const json = ['--reporter=json', `--outputFile.json=${report}`];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', ...json];
  const env = {
    NODE_ENV: 'test',
    REDIS_SERVER: ensureRedis() ?? '',
    S3_SERVER: ensureS3Server() ?? '',
  };
  const exitCode = await runNode([...vitest, ...args], { env });
  return { ...vitestTotals(report), exitCode };
}

async function runPlaywright(report, args) {
  const env = {
    NODE_ENV: 'test',
    CHROMIUM_PATH: await ensureChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const playwright = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'e2e/playwright.config.ts',
  ];
  const exitCode = await runNode([...playwright, '--reporter=list,json', ...args], { env });
  return { ...playwrightTotals(report), exitCode };
}
