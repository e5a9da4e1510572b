import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

/** A fault that the rule must catch in the file at that place, and the same thing done right, which must pass. */
type Plant = { rule: string; at: string; fault: string; clean: string };

const HOOK = "import { useState } from 'react';\n";
const filler = (lines: number) => `${'// one line\n'.repeat(lines - 1)}export {};\n`;
const longFunction = (lines: number) =>
  `export function long() {\n${'  // one line\n'.repeat(lines - 2)}}\n`;

const PLANTS: Plant[] = [
  {
    rule: 'no-restricted-syntax',
    at: 'app/(dashboard)/keys/page.tsx',
    fault: "'use client';\nexport default function Page() {}",
    clean: 'export default function Page() {}',
  },
  {
    rule: 'no-restricted-syntax',
    at: 'app/(dashboard)/keys/key-table.tsx',
    fault: "'use client';\nexport const keys = 1;",
    clean: 'export const keys = 1;',
  },
  {
    rule: 'no-restricted-syntax',
    at: 'app/(dashboard)/error.tsx',
    fault: "'use server';\nexport default function Failed() {}",
    clean: "'use client';\nexport default function Failed() {}",
  },
  {
    rule: 'no-restricted-syntax',
    at: 'components/keys/key-table.tsx',
    fault: "'use server';\nexport const keys = 1;",
    clean: "'use client';\nexport const keys = 1;",
  },
  {
    rule: 'no-restricted-syntax',
    at: 'lib/keys/create-key.ts',
    fault: "export async function act() {\n  'use server';\n}",
    clean: 'export async function act() {}',
  },
  {
    rule: 'no-restricted-properties',
    at: 'lib/keys/create-key.ts',
    fault: 'export const port = process.env.PORT;',
    clean: "import { env } from '@/lib/env';\nexport const port = env().PORT;",
  },
  {
    rule: 'no-restricted-properties',
    at: 'server.ts',
    fault: 'export const { env } = process;',
    clean: 'export const { pid } = process;',
  },
  {
    rule: 'no-restricted-imports',
    at: 'lib/keys/create-key.ts',
    fault: "export { env } from 'node:process';",
    clean: "export { env } from '@/lib/env';",
  },
  {
    rule: 'max-lines',
    at: 'components/keys/key-table.tsx',
    fault: filler(301),
    clean: filler(300),
  },
  { rule: 'max-lines', at: 'app/api/v1/keys/route.ts', fault: filler(61), clean: filler(60) },
  { rule: 'max-lines', at: 'lib/keys/long.test.ts', fault: filler(601), clean: filler(600) },
  {
    rule: 'max-lines-per-function',
    at: 'lib/keys/create-key.ts',
    fault: longFunction(51),
    clean: longFunction(50),
  },
  {
    rule: 'max-lines-per-function',
    at: 'server.ts',
    fault: longFunction(51),
    clean: longFunction(50),
  },
  {
    rule: 'max-params',
    at: 'lib/keys/create-key.ts',
    fault: 'export const four = (a: 1, b: 2, c: 3, d: 4) => [a, b, c, d];',
    clean: 'export const three = (a: 1, b: 2, c: 3) => [a, b, c];',
  },
  {
    rule: 'no-restricted-exports',
    at: 'lib/keys/create-key.ts',
    fault: 'export default function createKey() {}',
    clean: 'export function createKey() {}',
  },
  {
    rule: 'no-restricted-exports',
    at: 'components/keys/key-table.tsx',
    fault: "export { KeyRow as default } from './key-row';",
    clean: "export { KeyRow } from './key-row';",
  },
  {
    rule: 'no-restricted-exports',
    at: 'app/api/v1/keys/route.ts',
    fault: "export { default } from '@/lib/keys';",
    clean: "export { keys } from '@/lib/keys';",
  },
  {
    rule: '@typescript-eslint/no-explicit-any',
    at: 'lib/keys/create-key.test.ts',
    fault: 'export const key: any = 1;',
    clean: 'export const key: unknown = 1;',
  },
  {
    rule: '@typescript-eslint/no-explicit-any',
    at: 'lib/keys/create-key.ts',
    fault: "export const key = JSON.parse('1') as any;",
    clean: "export const key: unknown = JSON.parse('1');",
  },
  {
    rule: '@typescript-eslint/consistent-type-assertions',
    at: 'lib/keys/create-key.ts',
    fault: "export const key = JSON.parse('1') as string;",
    clean: "export const scopes = ['upload'] as const;",
  },
  {
    rule: '@typescript-eslint/no-non-null-assertion',
    at: 'lib/keys/create-key.test.ts',
    fault: 'export const first = [1][0]!;',
    clean: 'export const first = [1][0] ?? 0;',
  },
  {
    rule: '@typescript-eslint/ban-ts-comment',
    at: 'lib/keys/create-key.ts',
    fault: '// @ts-ignore\nexport const key: string = 1;',
    clean: "export const key: string = '1';",
  },
  {
    rule: '@typescript-eslint/ban-ts-comment',
    at: 'lib/keys/create-key.ts',
    fault: '// @ts-expect-error: wrong on purpose, and says so\nexport const key: string = 1;',
    clean: "export const key: string = '1';",
  },
  {
    rule: '@typescript-eslint/consistent-type-imports',
    at: 'lib/keys/create-key.ts',
    fault: "export type Ctx = import('@/lib/http/route').Ctx;",
    clean: "export type { Ctx } from '@/lib/context';",
  },
  {
    rule: '@typescript-eslint/no-unused-vars',
    at: 'lib/keys/create-key.ts',
    fault: 'const key = 1;',
    clean: 'export const key = 1;',
  },
  {
    rule: 'eqeqeq',
    at: 'lib/keys/create-key.ts',
    fault: 'export const same = (a: unknown) => a == null;',
    clean: 'export const same = (a: unknown) => a === null;',
  },
  {
    rule: 'no-undef',
    at: 'scripts/start.mjs',
    fault: 'console.log(windwo);',
    clean: 'console.log(process.env.PORT);',
  },
  {
    rule: 'jsx-a11y/alt-text',
    at: 'components/keys/key-table.tsx',
    fault: 'export const Logo = () => <img src="/logo.svg" />;',
    clean: 'export const Logo = () => <img src="/logo.svg" alt="UploadKit" />;',
  },
  {
    rule: 'jsx-a11y/no-static-element-interactions',
    at: 'components/keys/key-table.tsx',
    fault: 'export const Row = () => <div onClick={() => 1}>Revoke</div>;',
    clean: 'export const Row = () => <button onClick={() => 1}>Revoke</button>;',
  },
  {
    rule: 'react-hooks/rules-of-hooks',
    at: 'components/keys/key-table.tsx',
    fault: `${HOOK}export const useOpen = (is: boolean) => (is ? useState(1) : null);`,
    clean: `${HOOK}export const useOpen = (is: boolean) => useState(is);`,
  },
];

/** Faults that only the types show: planted in a file that exists, because types come from the project's tsconfig. */
const TYPED_PLANTS: Plant[] = [
  {
    rule: '@typescript-eslint/no-floating-promises',
    at: 'lib/errors.ts',
    fault: 'export const start = () => {\n  Promise.resolve(1);\n};',
    clean: 'export const start = async () => {\n  await Promise.resolve(1);\n};',
  },
  {
    rule: '@typescript-eslint/no-misused-promises',
    at: 'lib/errors.ts',
    fault: 'export const all = () => [1].forEach(async (n) => Promise.resolve(n));',
    clean: 'export const all = () => [1].map(async (n) => Promise.resolve(n));',
  },
  {
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    at: 'lib/errors.ts',
    fault:
      "export function f(a: 'x' | 'y') {\n  switch (a) {\n    case 'x':\n      return 1;\n  }\n}",
    clean: "export function f(a: 'x') {\n  switch (a) {\n    case 'x':\n      return 1;\n  }\n}",
  },
  {
    rule: '@typescript-eslint/no-unsafe-return',
    at: 'lib/errors.ts',
    fault: "export const parse = () => JSON.parse('1');",
    clean: "export const parse = (): unknown => JSON.parse('1');",
  },
];

const withoutTypes = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
const withTypes = new ESLint();

/** Every rule that speaks up, errors and warnings alike: verify lets neither pass. */
async function complaints(eslint: ESLint, text: string, at: string) {
  const results = await eslint.lintText(text, { filePath: at });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? 'not parsed'));
}

describe.each([
  { kind: 'by syntax', eslint: withoutTypes, plants: PLANTS },
  { kind: 'by types', eslint: withTypes, plants: TYPED_PLANTS },
])('a planted fault is caught $kind', { timeout: 180_000 }, ({ eslint, plants }) => {
  test.each(plants)('$rule at $at: $fault', async ({ rule, at, fault, clean }) => {
    expect(await complaints(eslint, fault, at)).toContain(rule);
    expect(await complaints(eslint, clean, at)).toEqual([]);
  });
});

test('no comment switches a rule off', async () => {
  const fault = '/* eslint-disable */\nexport const key: any = 1; // eslint-disable-line';
  const caught = await complaints(withoutTypes, fault, 'lib/keys/create-key.ts');
  expect(caught).toContain('@typescript-eslint/no-explicit-any');
});

test('every file of ours is linted, and nothing that is generated', async () => {
  const isIgnored = (path: string) => withTypes.isPathIgnored(path);
  for (const path of ['server.ts', 'lib/errors.ts', 'app/page.tsx', 'scripts/x.mjs', 'bench/x.mjs'])
    expect([path, await isIgnored(path)]).toEqual([path, false]);
  for (const path of ['dist/server.js', 'prisma/generated/client.ts', '.next/types/x.ts'])
    expect([path, await isIgnored(path)]).toEqual([path, true]);
});
