// npm test: everything that the tests need, then all of them: Vitest's on the real database, then Playwright's on the
// built product. `npm test -- unit` or `npm test -- e2e` runs one kind; what follows goes to its runner.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, generate } from './steps/build.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { ensureClamd } from './steps/clamd.mjs';
import { ensureCurl } from './steps/curl.mjs';
import { installPackages } from './steps/install.mjs';
import { main, StepError } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';
import { ensureRedis } from './steps/redis.mjs';
import { runNode } from './steps/run.mjs';
import { ensureS3Server } from './steps/s3-server.mjs';
import { filesToLookAtAgain, withSecondLook } from './steps/second-look.mjs';
import {
  namesOf,
  playwrightResults,
  sumTotals,
  totalsLine,
  vitestResults,
} from './steps/totals.mjs';

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
  ensureCurl();
  const reports = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-test-'));
  const runs = [];
  try {
    for (const name of kinds) runs.push(await RUNNERS[name](path.join(reports, name), args));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  const totals = sumTotals(runs);
  for (const line of [...namesOf(totals), totalsLine(totals)]) console.log(line);
  process.exitCode = totals.failed > 0 ? 1 : 0;
});

async function runVitest(report, args) {
  const env = {
    NODE_ENV: 'test',
    REDIS_SERVER: ensureRedis() ?? '',
    S3_SERVER: ensureS3Server() ?? '',
    CLAMD: ensureClamd() ?? '',
  };
  const look = async (file, filters) => {
    const json = ['--reporter=json', `--outputFile.json=${file}`];
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', ...json];
    const exitCode = await runNode([...vitest, ...filters], { env });
    return { results: vitestResults(file), exitCode };
  };
  const first = await look(report, args);
  const again = filesToLookAtAgain(first.results);
  if (again.length === 0) return first;
  console.log(`Running again what failed: ${again.join(', ')}`);
  const second = await look(`${report}-again`, again);
  return { ...second, results: withSecondLook(first.results, second.results) };
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
  return { results: playwrightResults(report), exitCode };
}
