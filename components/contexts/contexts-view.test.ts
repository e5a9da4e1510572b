import { expect, test } from 'vitest';
import { changedView, contextsHref, PLAIN_VIEW, readContextsView } from './contexts-view';

// Guards the URL of the list: a shared link, a reload and Back must show the same page of the same contexts.
test.each([
  PLAIN_VIEW,
  { page: 3, q: '', status: null },
  { page: 1, q: 'a & b', status: 'inactive' },
] as const)('the view %j is written and read again', (view) => {
  const { searchParams } = new URL(contextsHref('prj_1', view), 'https://site.invalid');
  expect(readContextsView(searchParams)).toEqual(view);
});

test('what cannot be is as if absent, and a changed filter starts at the first page', () => {
  const odd = new URLSearchParams({ page: '-1', status: 'gone', q: '\u0000' });
  expect(readContextsView(odd)).toEqual(PLAIN_VIEW);
  expect(changedView({ ...PLAIN_VIEW, page: 2 }, { status: 'active' }).page).toBe(1);
});
