import { expect, test } from 'vitest';
import { completeLock } from './fix-lock.mjs';

const lockWith = (optionalDependencies) => ({
  packages: {
    '': { name: 'uploadkit' },
    'node_modules/bundler': { version: '1.0.0', dev: true, optionalDependencies },
    'node_modules/bundler-linux-x64': { version: '1.0.0', integrity: 'sha512-a', optional: true },
  },
});

test('packages of other platforms are added, so that npm ci accepts the lock everywhere', () => {
  const lock = lockWith({
    'bundler-linux-x64': '1.0.0',
    'bundler-windows-aarch64': '1.0.0',
    '@bundler/wasm32-wasi': '1.0.0',
  });
  expect(completeLock(lock)).toEqual(['bundler-windows-aarch64', '@bundler/wasm32-wasi']);
  expect(lock.packages['node_modules/bundler-windows-aarch64']).toEqual({
    version: '1.0.0',
    cpu: ['arm64'],
    dev: true,
    optional: true,
    os: ['win32'],
  });
  expect(lock.packages['node_modules/@bundler/wasm32-wasi']).toEqual({
    version: '1.0.0',
    cpu: ['wasm32'],
    dev: true,
    optional: true,
  });
});

test('what the lock has stays as it is, and a second run changes nothing', () => {
  const lock = lockWith({ 'bundler-linux-x64': '1.0.0', 'bundler-darwin-x64': '1.0.0' });
  completeLock(lock);
  const once = structuredClone(lock);
  expect(completeLock(lock)).toEqual([]);
  expect(lock).toEqual(once);
  expect(lock.packages['node_modules/bundler-linux-x64'].integrity).toBe('sha512-a');
});

test('a version that is not exact is not guessed', () => {
  expect(() => completeLock(lockWith({ 'bundler-darwin-x64': '^1.0.0' }))).toThrow(
    'node_modules/bundler wants bundler-darwin-x64 ^1.0.0: not an exact version',
  );
});

test("the project's own lock file is complete", async () => {
  const { default: lock } = await import('../package-lock.json');
  expect(completeLock(structuredClone(lock))).toEqual([]);
});
