import { expect, test } from 'vitest';
import { missingPackages } from './install.mjs';

const LOCK = {
  '': { name: 'uploadkit' },
  'node_modules/pg': { version: '8.0.0', integrity: 'sha512-a' },
  'node_modules/vitest': { version: '4.0.0', integrity: 'sha512-b', dev: true },
  'node_modules/@next/swc-darwin-x64': { version: '16.0.0', optional: true },
};
const INSTALLED = {
  'node_modules/pg': { version: '8.0.0', integrity: 'sha512-a' },
  'node_modules/vitest': { version: '4.0.0', integrity: 'sha512-b', dev: true },
};
const missing = (there, forDevelopment = true) => missingPackages(LOCK, there, { forDevelopment });

test('what npm installed on this platform is not installed again', () => {
  expect(missing(INSTALLED)).toEqual([]);
});

test('a package that is missing, of another version or of another content is noticed', () => {
  const pg = (found) => ({ ...INSTALLED, 'node_modules/pg': found });
  expect(missing(pg(undefined))).toEqual(['node_modules/pg']);
  expect(missing(pg({ version: '7.0.0', integrity: 'sha512-a' }))).toEqual(['node_modules/pg']);
  expect(missing(pg({ version: '8.0.0', integrity: 'sha512-z' }))).toEqual(['node_modules/pg']);
});

test('serving what is built needs no development packages, building does', () => {
  const production = { 'node_modules/pg': INSTALLED['node_modules/pg'] };
  expect(missing(production, false)).toEqual([]);
  expect(missing(production, true)).toEqual(['node_modules/vitest']);
});
