import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const HEADINGS = ['Status', 'Context', 'Decision', 'Consequences', 'Alternatives'];
const DECISIONS = 'docs/decisions';

const read = (file: string) => readFileSync(file, 'utf8');
/** The text without code blocks and inline code, where brackets mean something else. */
const prose = (file: string) => read(file).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');

const records = readdirSync(DECISIONS).filter((name) => /^\d/.test(name));
const pages = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
];

test.each(records)('%s has the five headings in their order', (name) => {
  const text = read(path.join(DECISIONS, name));
  expect(Array.from(text.matchAll(/^## (.*)$/gm), ([, heading]) => heading)).toEqual(HEADINGS);
  expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)} \\S`));
  expect(text.split(/^## .*$/m).filter((part) => part.trim() === '')).toEqual([]);
});

test('decision records are numbered without a gap, and all of them are listed', () => {
  const numbers = records.map((name) => Number(name.slice(0, 4))).toSorted((a, b) => a - b);
  expect(numbers).toEqual(records.map((_, n) => n + 1));
  const index = read(path.join(DECISIONS, 'README.md'));
  expect(records.filter((name) => !index.includes(`](${name})`))).toEqual([]);
});

test.each(pages)('every link in %s leads somewhere', (page) => {
  const links = Array.from(prose(page).matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link);
  const local = links.filter((link) => !/^(https?:|#)/.test(link));
  const missing = local.filter((link) => {
    const [file = ''] = link.split('#');
    return !existsSync(path.join(path.dirname(page), file));
  });
  expect(missing).toEqual([]);
});

test('every promise in docs/security.md names a test that guards it', () => {
  const tables = read('docs/security.md')
    .split(/^\| Holds .*\n\|[ -|]*\n/m)
    .slice(1);
  const promises = tables.flatMap((table) => table.split('\n\n')[0]?.split('\n') ?? []);
  expect(promises.length).toBeGreaterThan(tables.length);
  expect(promises.filter((row) => !/\]\(\S+\.(test|spec)\.tsx?\)/.test(row))).toEqual([]);
});
