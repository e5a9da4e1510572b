import { describe, expect, test } from 'vitest';
import { ListKeysQuery } from '@/lib/keys/schemas';
import {
  changedView,
  isFiltered,
  keysHref,
  PLAIN_VIEW,
  readKeysView,
  SORTS,
  STATUSES,
  toKeysQuery,
  withoutFilters,
  type KeysView,
} from './keys-view';

const view = (parts: Partial<KeysView> = {}): KeysView => ({ ...PLAIN_VIEW, ...parts });

function readBack(written: KeysView): KeysView {
  const { searchParams } = new URL(keysHref('prj_1', written), 'https://site.invalid');
  return readKeysView(searchParams);
}

const VIEWS: KeysView[] = [
  view(),
  view({ page: 7 }),
  view({ page: 250, isShowingEnded: true }),
  view({ q: 'a&b=c #1 ü 100%', environment: 'live', scope: 'delete', sort: 'name' }),
  view({ q: '999999' }),
  ...STATUSES.map((status) => changedView(view(), { status })),
  ...SORTS.map((sort) => view({ sort })),
];

// Guards the URL of the list: a shared link, a reload and Back must show the same page of the same keys.
describe('the list keeps its view in the URL', () => {
  test.each(VIEWS)('written and read again: %j', (written) => {
    expect(readBack(written)).toEqual(written);
  });

  test.each(['0', '-1', '1.5', '01', '1e3', 'x', '', '99999999'])(
    'a page that cannot be (%s) is the first',
    (page) => expect(readKeysView(new URLSearchParams({ page })).page).toBe(1),
  );

  test.each([
    ['environment', 'prod'],
    ['status', 'current'],
    ['scope', 'root'],
    ['sort', 'hash'],
    ['ended', 'yes'],
  ])('%s=%s means nothing', (name, value) => {
    expect(readKeysView(new URLSearchParams({ [name]: value }))).toEqual(PLAIN_VIEW);
  });

  test('the usual view has a bare address', () => {
    expect(keysHref('prj_1', PLAIN_VIEW)).toBe('/projects/prj_1/keys');
  });
});

// Guards the page against a 422 that no one who edits an address could make sense of.
describe('whatever the address says, the API can be asked for it', () => {
  test.each([
    ...VIEWS.map((each) => keysHref('prj_1', each).split('?')[1] ?? ''),
    'q=%00a%E2%80%AEb',
    'q=%F0%9F%97%9D%EF%B8%8F',
    `q=${'%F0%9F%97%9D'.repeat(400)}`,
    'q=%20%20&status=&scope=&environment=&sort=&page=',
  ])('%s', (search) => {
    const asked = toKeysQuery(readKeysView(new URLSearchParams(search)));
    expect(ListKeysQuery.safeParse(asked).success).toBe(true);
  });
});

describe('what is asked of the API is what is chosen', () => {
  test.each([
    [view(), { status: 'current' }],
    [view({ isShowingEnded: true }), {}],
    [view({ status: 'disabled' }), { status: 'disabled' }],
    [changedView(view(), { status: 'revoked' }), { status: 'revoked' }],
    [view({ q: 'ci', scope: 'upload' }), { status: 'current', q: 'ci', scope: 'upload' }],
  ])('%j', (chosen, expected) => {
    expect(toKeysQuery(chosen)).toEqual({ page: '1', page_size: '50', ...expected });
  });
});

// Guards the filters against contradicting each other: "revoked" beside "hide the revoked" would show nothing, for no reason in sight.
describe('a change of the view', () => {
  test('starts at the first page', () => {
    expect(changedView(view({ page: 3 }), { q: 'ci' })).toEqual(view({ q: 'ci' }));
  });

  test.each(['expired', 'revoked'] as const)('to %s shows the ended', (status) => {
    expect(changedView(view(), { status })).toEqual(view({ status, isShowingEnded: true }));
  });

  test('to hide the ended lets a filter for them go, and no other', () => {
    const ended = view({ status: 'revoked', isShowingEnded: true, q: 'ci' });
    expect(changedView(ended, { isShowingEnded: false })).toEqual(view({ q: 'ci' }));
    const disabled = view({ status: 'disabled', isShowingEnded: true });
    expect(changedView(disabled, { isShowingEnded: false }).status).toBe('disabled');
  });

  test('that clears the filters keeps the order, and the ended where they were shown without one', () => {
    const shown = view({ isShowingEnded: true, sort: 'name' });
    const filtered = changedView(shown, { q: 'x', environment: 'test', scope: 'admin' });
    expect(isFiltered(filtered)).toBe(true);
    expect(withoutFilters(filtered)).toEqual(shown);
    expect(isFiltered(shown)).toBe(false);
    expect(withoutFilters(changedView(view(), { status: 'revoked' }))).toEqual(view());
  });
});
