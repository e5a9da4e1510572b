import { copyFile, mkdir } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { fileCalls } from '@/e2e/files';
import { expect, signIn } from '@/e2e/fixtures';
import { test } from '@/e2e/people';
import type { Scene, Stage } from './scene';
import { SCENES } from './scenes';
import { tellStory } from './story';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, 'screenshots');
const DOCS = path.join(ROOT, 'docs/images');

/** From one look to the next only one thing changes. */
const WIDE = [
  { width: 1280, height: 800, theme: 'light' },
  { width: 1280, height: 800, theme: 'dark' },
] as const;
const NARROW = [
  { width: 320, height: 640, theme: 'dark' },
  { width: 320, height: 640, theme: 'light' },
] as const;
const TALLEST = 4000;

type Look = (typeof WIDE)[number] | (typeof NARROW)[number];

for (const scene of SCENES) {
  test(scene.name, async ({ page, account, api, request, openSession, baseURL }) => {
    const calls = fileCalls(request, account);
    const looks = looksOf(scene);
    await wear(page, looks[0]);
    const story = scene.as === 'newcomer' ? NO_STORY : await tellStory({ account, api, calls });
    if (scene.as !== 'nobody') await signIn(page, account, baseURL ?? '');
    const stage: Stage = { page, account, api, calls, openSession, ...story };
    await scene.prepare?.(stage);
    await page.goto(addressOf(scene, stage));
    await scene.open(stage);
    for (const look of looks) await take(page, scene, look);
  });
}

test('every page of the product has its scene', () => {
  const pages = readdirSync(path.join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map(routeOf)
    .filter(isSeen);
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((route) => !SCENES.some(({ at }) => at === route))).toEqual([]);
});

function looksOf({ only }: Scene): readonly [Look, ...Look[]] {
  if (only === undefined) return [...WIDE, ...NARROW];
  return only === 'wide' ? WIDE : NARROW;
}

const NO_STORY = { key: { id: '', name: '', secret: '' }, invitation: '' };

const addressOf = ({ at, query = '' }: Scene, { account, key, invitation }: Stage): string =>
  at
    .replace('[projectId]', account.projectId)
    .replace('[keyId]', key.id)
    .replace('[token]', invitation) + query;

const routeOf = (file: string): string =>
  `/${file}`.replaceAll(/\/\([^)]*\)|\/page\.tsx$/g, '') || '/';

/** What only leads elsewhere, or to "not found", has no look of its own. */
const isSeen = (route: string): boolean =>
  !['/', '/settings', '/projects/[projectId]'].includes(route) && !route.includes('[...');

async function wear(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look.theme });
  await page.setViewportSize({ width: look.width, height: look.height });
}

/** One picture, as tall as what it is of. */
async function take(page: Page, { name, docs }: Scene, look: Look): Promise<void> {
  await wear(page, look);
  const height = Math.min(TALLEST, Math.max(look.height, await page.evaluate(neededHeight)));
  await page.setViewportSize({ width: look.width, height });
  await mkdir(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${name}-${look.width}-${look.theme}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  const isForDocs = docs !== undefined && look.width === 1280 && look.theme === 'light';
  if (isForDocs && test.info().config.metadata['renewsDocs'] === true) {
    await copyFile(file, path.join(DOCS, `${docs}.png`));
  }
}

/** In px: that of the dialog which is open, else that of the page. */
function neededHeight(): number {
  const [dialog] = [
    ...document.querySelectorAll('[role="alertdialog"], [role="dialog"], dialog[open]'),
  ].toReversed();
  return dialog === undefined ? document.documentElement.scrollHeight : dialog.scrollHeight + 48;
}
