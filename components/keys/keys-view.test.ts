import { describe, expect, test } from 'vitest';
import { keysHref, readKeysView } from './keys-view';

// Guards the URL of the list: a shared link, a reload and Back must show the same page of the same keys.
describe('the list keeps its view in the URL', () => {
  test.each([
    { page: 1, isShowingEnded: false },
    { page: 7, isShowingEnded: false },
    { page: 1, isShowingEnded: true },
    { page: 250, isShowingEnded: true },
  ])('written and read again: %j', (view) => {
    const { searchParams } = new URL(keysHref('prj_1', view), 'https://site.invalid');
    expect(readKeysView(searchParams)).toEqual(view);
  });

  test.each(['0', '-1', '1.5', '01', '1e3', 'x', '', '99999999'])(
    'a page that cannot be (%s) is the first',
    (page) => expect(readKeysView(new URLSearchParams({ page })).page).toBe(1),
  );

  test('the usual view has a bare address', () => {
    expect(keysHref('prj_1', { page: 1, isShowingEnded: false })).toBe('/projects/prj_1/keys');
  });
});
