import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as prettier from 'prettier';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';

// Plants a fault for each tool of `npm run verify` that is not ESLint, with the settings of this project.

const root = process.cwd();
const house = mkdtempSync(path.join(tmpdir(), 'uploadkit-verify-'));
afterAll(() => rmSync(house, { recursive: true }));

/** A small project beside this one, with this one's settings and exactly these files. */
function furnish(files: Record<string, string>) {
  rmSync(house, { recursive: true, force: true });
  mkdirSync(house);
  symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
  for (const settings of ['tsconfig.json', 'knip.json'])
    cpSync(path.join(root, settings), path.join(house, settings));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
    writeFileSync(path.join(house, name), text);
  }
}

function run(tool: string, args: string[]) {
  const bin = path.join(root, 'node_modules', tool);
  const { status, stdout } = spawnSync(process.execPath, [bin, ...args], { cwd: house });
  return { status, text: stdout.toString() };
}

describe('formatting', () => {
  const isTidy = async (text: string, name: string) => {
    const filepath = path.join(root, name);
    return prettier.check(text, { ...(await prettier.resolveConfig(filepath)), filepath });
  };

  test('a file that is not in the house style is caught', async () => {
    expect(await isTidy('export const a = "b"\n', 'lib/x.ts')).toBe(false);
    expect(await isTidy("export const a = 'b';\n", 'lib/x.ts')).toBe(true);
    expect(await isTidy(`f(${'argument, '.repeat(10)}last);\n`, 'lib/x.ts')).toBe(false);
    expect(await isTidy('*  a list\n', 'docs/x.md')).toBe(false);
    expect(await isTidy('- a list\n', 'docs/x.md')).toBe(true);
  });

  test('no file of ours is left out', async () => {
    const ignorePath = ['.gitignore', '.prettierignore'].map((name) => path.join(root, name));
    const isIgnored = async (name: string) =>
      (await prettier.getFileInfo(path.join(root, name), { ignorePath })).ignored;
    for (const name of ['server.ts', 'lib/errors.ts', 'app/page.tsx', 'scripts/x.mjs', 'README.md'])
      expect([name, await isIgnored(name)]).toEqual([name, false]);
    for (const name of ['package-lock.json', '.next/x.ts', 'prisma/generated/client.ts'])
      expect([name, await isIgnored(name)]).toEqual([name, true]);
  });
});

describe('types', { timeout: 180_000 }, () => {
  const FAULTS = {
    'strict.ts': 'export const port: number = "3000";',
    'unchecked-index.ts': 'export const first = (all: string[]): string => all[0];',
    'optional.ts': 'export const x: { at?: string } = { at: undefined };',
    'index-signature.ts': 'export const x = (all: Record<string, string>) => all.first;',
    'unused.ts': 'export function f() {\n  const unused = 1;\n}',
    'no-return.ts': 'export function f(a: boolean) {\n  if (a) return 1;\n}',
    'fallthrough.ts':
      'export function f(a: number) {\n  switch (a) {\n    case 1:\n      a = 2;\n    case 2:\n      a = 3;\n  }\n  return a;\n}',
    'override.ts': 'class A {\n  a() {}\n}\nexport class B extends A {\n  a() {}\n}',
    'not-there.ts': "export { nothing } from '@/lib/not-there';",
  };

  test('each strictness of tsconfig.json catches its fault', () => {
    furnish(FAULTS);
    const { status, text } = run('typescript/bin/tsc', ['--noEmit', '--incremental', 'false']);
    const caught = [...text.matchAll(/^([\w-]+\.ts)\(/gm)].map(([, file]) => file);
    expect([...new Set(caught)].sort()).toEqual(Object.keys(FAULTS).sort());
    expect(status).not.toBe(0);
  });

  test('a tree without faults passes', () => {
    furnish({ 'lib/port.ts': 'export const port = 3000;\n' });
    expect(run('typescript/bin/tsc', ['--noEmit', '--incremental', 'false'])).toEqual({
      status: 0,
      text: '',
    });
  });
});

describe('dead code', { timeout: 180_000 }, () => {
  const manifest = { name: 'planted', type: 'module', dependencies: { zod: '4.6.7' } };
  const clean = {
    'package.json': JSON.stringify(manifest),
    'server.ts': "import { z } from 'zod';\nimport { used } from '@/lib/used';\nused(z);\n",
    'lib/used.ts': 'export const used = (value: unknown) => value;\n',
  };
  const knip = () => run('knip/bin/knip.js', ['--no-progress', '--no-config-hints']);

  beforeEach(() => furnish(clean));

  test('a tree without faults passes', () => {
    expect(knip()).toEqual({ status: 0, text: '' });
  });

  test.each([
    { fault: 'lib/dead-file.ts', text: 'export {};\n', says: 'Unused files' },
    {
      fault: 'lib/used.ts',
      text: 'export const used = (v: unknown) => v;\nexport const dead = 1;\n',
      says: 'Unused exports',
    },
    {
      fault: 'server.ts',
      text: "import { used } from '@/lib/used';\nused(1);\n",
      says: 'Unused dependencies',
    },
    {
      fault: 'server.ts',
      text: "import { z } from 'zod';\nimport { used } from '@/lib/used';\nimport not from 'not-in-package-json';\nused([z, not]);\n",
      says: 'Unlisted dependencies',
    },
  ])('$says are caught in $fault', ({ fault, text, says }) => {
    furnish({ ...clean, [fault]: text });
    const result = knip();
    expect(result.text).toContain(says);
    expect(result.status).not.toBe(0);
  });
});
