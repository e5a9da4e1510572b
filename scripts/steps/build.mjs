import { rmSync, statSync } from 'node:fs';
import { generateRoutes } from '../generate-routes.mjs';
import { contentHash, inProject, isStamped, StepError, writeStamp } from './project.mjs';
import { runStep } from './run.mjs';

const CLIENT_STAMP = 'prisma/generated/.stamp';
const CLIENT_SOURCES = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'];
const BUILD_STAMP = 'dist/.stamp';
const BUILD_SOURCES = [
  ...['app', 'components', 'lib', 'public', 'server.ts', 'middleware.ts', 'instrumentation.ts'],
  ...['prisma/schema.prisma', 'package-lock.json', 'tsconfig.json', 'next.config.mjs'],
  ...['tailwind.config.ts', 'postcss.config.mjs', 'scripts/steps'],
];
const isBuilt = (file) => !/\.test\.tsx?$|^lib\/testing\/|\.generated\.ts$/.test(file);

/** Makes the code that is derived from other code: the database client and the list of routes. */
export async function generate() {
  generateRoutes();
  const wanted = contentHash(CLIENT_SOURCES);
  if (isStamped(CLIENT_STAMP, wanted)) return;
  await runStep('Generating the database client', [
    'node_modules/prisma/build/index.js',
    'generate',
  ]);
  writeStamp(CLIENT_STAMP, wanted);
}

const buildHash = () => contentHash(BUILD_SOURCES, isBuilt);

/** Whether `.next` and `dist` are there and made from the present sources. */
export function isBuildCurrent() {
  const isThere = (file) => statSync(inProject(file), { throwIfNoEntry: false }) !== undefined;
  const products = ['.next/BUILD_ID', 'dist/server.mjs', 'dist/inspector.mjs'];
  return products.every(isThere) && isStamped(BUILD_STAMP, buildHash());
}

/**
 * Builds what `npm start` runs, when it is not built from the present sources: pages by Next, server.ts by esbuild.
 * @param {{ force?: boolean, beforePages?: () => Promise<void> }} [options] `beforePages` runs when the quick part is
 *   done and the slow one is ahead
 */
export async function build({ force = false, beforePages } = {}) {
  if (!force && isBuildCurrent()) return;
  const wanted = buildHash();
  rmSync(inProject(BUILD_STAMP), { force: true });
  await bundle();
  await beforePages?.();
  const production = { NODE_ENV: 'production' };
  await runStep('Building', ['node_modules/next/dist/bin/next', 'build'], production);
  writeStamp(BUILD_STAMP, wanted);
}

/** dist/server.mjs, the process that looks into uploads, the checks that `npm start` makes before it builds pages, and the two halves of `npm run cli`. */
async function bundle() {
  const esbuild = await import('esbuild');
  const { metafile } = await esbuild.build({
    absWorkingDir: inProject(),
    entryPoints: {
      server: 'server.ts',
      'start-check': 'lib/start/prepare-runtime.ts',
      inspector: 'lib/files/inspection/inspector.ts',
      cli: 'lib/cli/command-line.ts',
      'with-database': 'lib/start/with-database.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
  });
  refuseMissingFiles(metafile);
}

/** With packages left outside, esbuild takes a missing file of the project for one: it would fail at the first start. */
function refuseMissingFiles({ inputs }) {
  for (const [file, { imports }] of Object.entries(inputs)) {
    const missing = imports.find(({ path, external }) => external && path.startsWith('@/'));
    if (missing) throw new StepError(`${file} imports ${missing.path}, which is not there.`);
  }
}
