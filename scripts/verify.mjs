// npm run verify: format, lint, types and unused code, all of them whatever fails first.
import { generate } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { main } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';
import { runNode, runStep } from './steps/run.mjs';

const CHECKS = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  'unused code': ['node_modules/knip/bin/knip.js'],
};

await main(async () => {
  await withProjectLock(async () => {
    await installPackages({ forDevelopment: true });
    await generate();
    await runStep("Generating Next's types", ['node_modules/next/dist/bin/next', 'typegen']);
  });
  const results = await Promise.all(Object.entries(CHECKS).map(runCheck));
  const failed = results.filter(({ isGood }) => !isGood).map(({ name }) => name);
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
});

async function runCheck([name, check]) {
  const output = [];
  const code = await runNode(check, { onOutput: (chunk) => output.push(chunk) });
  console.log(`${name}: ${code === 0 ? 'ok' : 'failed'}`);
  if (code !== 0) process.stdout.write(Buffer.concat(output));
  return { name, isGood: code === 0 };
}
