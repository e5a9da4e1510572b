import { describe, expect, test } from 'vitest';
import { changedView, filesHref, isFiltered, PLAIN_VIEW, readFilesView } from './files-view';

const read = (href: string) => readFilesView(new URL(href, 'https://site.invalid').searchParams);

// Guards the URL of the list: a shared link, a reload and Back must show the same page of the same files.
describe('the list keeps its view in the URL', () => {
  test.each([
    PLAIN_VIEW,
    { page: 7, q: '', context: null, environment: null },
    { page: 1, q: 'a & b=c', context: 'invoices_2', environment: 'live' },
    { page: 2, q: 'ü%', context: null, environment: 'test' },
  ] as const)('written and read again: %j', (view) => {
    expect(read(filesHref('prj_1', view))).toEqual(view);
  });

  test.each([
    '?page=0',
    '?page=x',
    '?context=Not-A-Key',
    '?environment=staging',
    '?q=%00%20',
    '?context=',
  ])('what cannot be (%s) is as if absent', (query) => {
    expect(read(`/${query}`)).toEqual(PLAIN_VIEW);
  });

  test('the usual view has a bare address, and a changed filter starts at the first page', () => {
    expect(filesHref('prj_1', PLAIN_VIEW)).toBe('/projects/prj_1/files');
    const changed = changedView({ ...PLAIN_VIEW, page: 3 }, { q: 'x' });
    expect(changed).toEqual({ ...PLAIN_VIEW, q: 'x' });
    expect(isFiltered(changed)).toBe(true);
  });
});
