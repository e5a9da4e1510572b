// npm run screenshots: every screen and dialog of the built product, light and dark, wide and narrow, into screenshots/.
// `-- keys usage` takes those scenes whose name holds one of the words; `-- --docs` renews the pictures in docs/images too.
import { readdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, generate } from './steps/build.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { installPackages } from './steps/install.mjs';
import { inProject, main } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';
import { runNode } from './steps/run.mjs';

const FOLDER = inProject('screenshots');

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { docs: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  await withProjectLock(async () => {
    await installPackages({ forDevelopment: true });
    await generate();
    await build();
  });
  if (positionals.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  process.exitCode = await runNode(
    [
      ...['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/screenshots'],
      ...(positionals.length === 0 ? [] : ['-g', positionals.join('|')]),
    ],
    {
      env: {
        NODE_ENV: 'test',
        CHROMIUM_PATH: await ensureChromium(),
        RENEW_DOCS: values.docs ? '1' : '',
      },
    },
  );
  console.log(`${readdirSync(FOLDER).length} pictures in ${FOLDER}`);
});
