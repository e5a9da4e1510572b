import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Versions = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
});
const Lockfile = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
});

/** The oldest version of each package that has no advisory which touches us. */
const FLOORS = {
  next: '16.4.1',
  'next-auth': '4.24.15',
  zod: '4.6.6',
  '@fastify/busboy': '3.2.6',
  sharp: '0.35.5',
};

const LOCKFILES = ['package-lock.json', 'bench/peers/package-lock.json'];
const read = (path: string) => readFileSync(path, 'utf8');
const manifest = Manifest.parse(JSON.parse(read('package.json')));
const lockfile = Lockfile.parse(JSON.parse(read('package-lock.json')));

/** Every copy of the package in the tree, a dependency's own ones included. */
const lockedVersions = (name: string) =>
  Object.entries(lockfile.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version ?? '');

function isBelow(version: string, floor: string): boolean {
  const [numbers = '', prerelease] = version.split('-');
  const order = numbers.localeCompare(floor, 'en', { numeric: true });
  return order < 0 || (order === 0 && prerelease !== undefined);
}

test.each([
  { version: '16.4.1', below: false },
  { version: '16.10.0', below: false },
  { version: '17.0.0', below: false },
  { version: '16.4.0', below: true },
  { version: '16.4.1-canary.3', below: true },
  { version: '9.9.9', below: true },
])('$version is told apart from the floor 16.4.1', ({ version, below }) => {
  expect(isBelow(version, '16.4.1')).toBe(below);
});

test.each(Object.entries(FLOORS))('no copy of %s is older than %s', (name, floor) => {
  const versions = lockedVersions(name);
  expect(versions).not.toEqual([]);
  expect(versions.filter((version) => isBelow(version, floor))).toEqual([]);
});

test.each(LOCKFILES)('%s names no registry, so that any one can serve it', (path) => {
  const drop = ['funding', 'deprecated'];
  const text = JSON.stringify(JSON.parse(read(path)), (key, value: unknown) =>
    drop.includes(key) ? undefined : value,
  );
  expect(text.match(/"resolved"|\w+:\/\/[^"]*/g)).toBeNull();
});

test('no install script of a dependency runs', () => {
  expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
});

test('every dependency is pinned and has its line in docs/decisions/dependencies.md', () => {
  const wanted = Object.values(manifest).flatMap((versions) => Object.entries(versions));
  const rows = read('docs/decisions/dependencies.md').match(/^\| `.*$/gm) ?? [];
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

  const documented = cells.map(([name = '']) => name.replaceAll('`', ''));
  expect(documented.toSorted()).toEqual(wanted.map(([name]) => name).toSorted());
  expect(cells.filter((row) => row.length !== 5 || row.includes(''))).toEqual([]);
  expect(wanted.filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});
