import { expect, test } from 'vitest';
import { readUsageView, usageHref } from './usage-view';

// Guards the URL of the page: a shared link, a reload and Back must show the same days.
test.each([
  { days: '30', environment: null },
  { days: '7', environment: 'live' },
  { days: '90', environment: 'test' },
] as const)('the view %j is written and read again', (view) => {
  const { searchParams } = new URL(usageHref('prj_1', view), 'https://site.invalid');
  expect(readUsageView(searchParams)).toEqual(view);
});

test('what cannot be is as if absent', () => {
  const odd = new URLSearchParams({ days: '31', environment: 'all' });
  expect(readUsageView(odd)).toEqual({ days: '30', environment: null });
  expect(usageHref('prj_1', readUsageView(odd))).toBe('/projects/prj_1/usage');
});
