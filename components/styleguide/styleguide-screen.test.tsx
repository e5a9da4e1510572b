import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { StyleguideScreen } from './styleguide-screen';
import { COLOUR_CLASSES } from './token-samples';

const PRIMITIVES = 'components/ui';
const SAMPLES = 'components/styleguide';

const sources = readdirSync(SAMPLES)
  .filter((name) => !name.includes('.test.'))
  .map((name) => readFileSync(`${SAMPLES}/${name}`, 'utf8'))
  .join('\n');

/** Drawn by another primitive, which is there: the menu loads the two when it opens. */
const PARTS = ['menu-content', 'menu-row'];

test('every primitive is shown: a new one comes with its sample', () => {
  const all = readdirSync(PRIMITIVES)
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => name.replace('.tsx', ''));
  expect(all.length).toBeGreaterThan(PARTS.length);
  const missing = all.filter((name) => !sources.includes(`'@/${PRIMITIVES}/${name}'`));
  expect(missing).toEqual(PARTS);
});

test('every colour of the design is shown', () => {
  const palette = /const light = \{(.*?)\n\};/s.exec(readFileSync('tailwind.config.ts', 'utf8'));
  const names = Array.from(
    palette?.[1]?.matchAll(/^ {2}'?([\w-]+)'?:/gm) ?? [],
    ([, name]) => name,
  );
  expect(names.length).toBeGreaterThan(0);
  expect(COLOUR_CLASSES.toSorted()).toEqual(names.map((name) => `bg-${name}`).toSorted());
});

test('everything is drawn in both themes, and is drawn without a browser too', () => {
  const html = renderToStaticMarkup(<StyleguideScreen />);
  const [, light = '', dark = ''] =
    /data-theme="light".*?>(.*?)<div data-theme="dark".*?>(.*?)<\/section>/s.exec(html) ?? [];
  expect(light).toContain('accent-soft');
  expect(dark).toContain('accent-soft');
  expect(html.match(/data-theme="light"/g)?.length).toBe(html.match(/data-theme="dark"/g)?.length);
});
