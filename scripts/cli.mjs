// npm run cli -- COMMAND: an operator's command on the server's database. It needs no build, and uses one that is there.
import { generate, isBuildCurrent } from './steps/build.mjs';
import { arePackagesInstalled } from './steps/install.mjs';
import { importFile, loadDotEnv, main, StepError } from './steps/project.mjs';
import { withProjectLock } from './steps/project-lock.mjs';
import { importTypeScript } from './steps/typescript.mjs';

await main(async () => {
  loadDotEnv();
  // Whoever reads our answer may have had enough of it.
  process.stdout.on('error', () => {});
  const isBuilt = isBuildCurrent();
  requirePackages({ forDevelopment: !isBuilt });
  const { commandLine, withDatabase } = isBuilt ? await fromBuild() : await fromSources();
  process.exitCode = await commandLine(process.argv.slice(2), withDatabase);
});

/** Unlike `npm start`, a command installs nothing: a running server would lose its packages under its feet. */
function requirePackages({ forDevelopment }) {
  if (arePackagesInstalled(forDevelopment)) return;
  throw new StepError(
    'The packages of this version are not installed. Run "npm ci" or "npm start".',
  );
}

async function fromBuild() {
  return { ...(await importFile('dist/cli.mjs')), ...(await importFile('dist/with-database.mjs')) };
}

async function fromSources() {
  await onStandardError(() => withProjectLock(generate));
  return {
    ...(await importTypeScript('lib/cli/command-line.ts')),
    ...(await importTypeScript('lib/start/with-database.ts')),
  };
}

/** The steps tell of their progress on standard output, where only the command's answer belongs. */
async function onStandardError(work) {
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
}
