// npm run prove -- NAME: one of the promises, tried much harder than `npm test` has time for.
import { parseArgs } from 'node:util';
import { generate } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { main } from './steps/project.mjs';
import { runNode } from './steps/run.mjs';

/** What each proof runs, and how often when nothing else is said. */
const PROOFS = {
  requests: {
    test: 'lib/testing/generated-requests.test.ts',
    variable: 'GENERATED_REQUESTS',
    count: 100_000,
  },
  crash: { test: 'lib/testing/crash.test.ts', variable: 'CRASH_ROUNDS', count: 100 },
};

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { count: { type: 'string' } },
    allowPositionals: true,
  });
  const proof = Object.hasOwn(PROOFS, positionals[0] ?? '') ? PROOFS[positionals[0]] : undefined;
  if (proof === undefined) {
    throw new Error(`npm run prove -- ${Object.keys(PROOFS).join(' | ')} [--count N]`);
  }
  await installPackages({ forDevelopment: true });
  await generate();
  const env = { [proof.variable]: values.count ?? String(proof.count) };
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', proof.test];
  process.exitCode = await runNode(vitest, { env });
});
