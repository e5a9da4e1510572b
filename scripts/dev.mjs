// npm run dev: Next's development server with reload, over the same start-up as `npm start`.
import { generate } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { loadDotEnv, main } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';
import { runNode } from './steps/run.mjs';
import { importTypeScript } from './steps/typescript.mjs';

await main(async () => {
  process.env.NODE_ENV = 'development';
  loadDotEnv();
  await withProjectLock(async () => {
    await installPackages({ forDevelopment: true });
    await generate();
  });
  const { prepareRuntime } = await importTypeScript('lib/start/prepare-runtime.ts');
  const { env } = await importTypeScript('lib/env.ts');
  const runtime = await prepareRuntime();
  const { PORT, HOST } = env();
  const next = ['node_modules/next/dist/bin/next', 'dev', '-p', String(PORT), '-H', HOST];
  process.exitCode = await runNode(next).finally(() => runtime.stop());
});
