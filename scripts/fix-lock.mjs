// Completes package-lock.json, or the lock file named, after a change of dependencies (`npm run lock`). A registry that
// lacks the packages of other platforms makes npm leave them out of the lock, and `npm ci` then refuses it everywhere.
// This adds them by name and exact version only, which is all that npm needs to resolve them where they exist.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const SYSTEMS = new Map(
  [
    'aix',
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'openharmony',
    'sunos',
    'win32',
  ]
    .map((os) => [os, os])
    .concat([['windows', 'win32']]),
);
const PROCESSORS = new Map(
  ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']
    .map((cpu) => [cpu, cpu])
    .concat([['aarch64', 'arm64']]),
);

/** The lock entry that Node would resolve `name` to from the package at `path`: the nearest node_modules upwards. */
function resolveEntry(packages, path, name) {
  for (let base = path; ;) {
    const entry = packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`];
    if (entry !== undefined || base === '') return entry;
    base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')));
  }
}

function platformEntry(name, version, isDev) {
  const words = name.replace(/^@[^/]+\//, '').split(/[-.]/);
  const cpu = words.map((word) => PROCESSORS.get(word)).find(Boolean);
  const os = words.map((word) => SYSTEMS.get(word)).find(Boolean);
  return {
    version,
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(isDev ? { dev: true } : {}),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}

/**
 * Adds an entry for every optional dependency that the lock names but lacks.
 * @param {{ packages: Record<string, any> }} lock parsed package-lock.json, changed in place
 * @returns {string[]} the names added
 * @throws Error for an optional dependency without an exact version: there is nothing safe to add then
 */
export function completeLock(lock) {
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (resolveEntry(lock.packages, path, name) !== undefined) continue;
      if (!/^\d/.test(version))
        throw new Error(`${path} wants ${name} ${version}: not an exact version`);
      lock.packages[`node_modules/${name}`] = platformEntry(name, version, entry.dev === true);
      added.push(name);
    }
  }
  const byPath = ([a], [b]) => (a < b ? -1 : 1);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
  return added;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = process.argv[2] ?? new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const added = completeLock(lock);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? 'The lock file is complete.' : `Added ${added.join(', ')}`);
}
