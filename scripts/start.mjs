// npm start: from a fresh clone to a served product. What is done already is skipped. Until the packages are there,
// nothing but Node's own modules may be imported here.
import { build, generate, isBuildCurrent } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { importFile, loadDotEnv, main } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';

await main(async () => {
  loadDotEnv();
  await withProjectLock(prepare);
  process.env.NODE_ENV = 'production';
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  process.setSourceMapsEnabled(true);
  await importFile('dist/server.mjs');
});

async function prepare() {
  await installPackages({ forDevelopment: !isBuildCurrent() });
  if (isBuildCurrent()) return;
  await generate();
  await build({ beforePages: checkBeforeBuild });
}

/** A wrong variable is told before the long build, not after it. */
async function checkBeforeBuild() {
  const check = await importFile('dist/start-check.mjs');
  await check.checkBeforeBuild();
}
