import { describe, expect, test } from 'vitest';
import { auditHref, changedView, isFiltered, PLAIN_VIEW, readAuditView } from './audit-view';

const read = (href: string) => readAuditView(new URL(href, 'https://site.invalid').searchParams);

// Guards the URL of the log: a shared link, a reload and Back must show the same entries.
describe('the log keeps its view in the URL', () => {
  test.each([
    PLAIN_VIEW,
    { ...PLAIN_VIEW, page: 7 },
    { ...PLAIN_VIEW, action: 'key.revoked', entityType: 'key', entityId: 'key_1' },
    { ...PLAIN_VIEW, page: 2, actorId: 'cli', from: '2026-11-24T05:00:00.000Z' },
    { ...PLAIN_VIEW, to: '2026-11-24T23:59:59.999Z' },
  ] as const)('written and read again: %j', (view) => {
    expect(read(auditHref('prj_1', view))).toEqual(view);
  });

  test.each([
    '?page=0',
    '?action=key.stolen',
    '?entity_type=bucket',
    '?entity_id=%00%20',
    '?actor_id=',
    '?from=yesterday',
    '?from=2026-13-01',
    '?to=2026-11-24T25:00:00Z',
    '?from=0202-01-01',
    '?to=1969-12-31T23:59:59Z',
    '?from=2026',
  ])('what cannot be (%s) is as if absent', (query) => {
    expect(read(`/${query}`)).toEqual(PLAIN_VIEW);
  });

  test('a bare date is the whole day, in UTC', () => {
    expect(read('/?from=2026-11-24&to=2026-11-24')).toEqual({
      ...PLAIN_VIEW,
      from: '2026-11-24T00:00:00.000Z',
      to: '2026-11-24T23:59:59.999Z',
    });
  });

  test('the usual view has a bare address, and a changed filter starts at the first page', () => {
    expect(auditHref('prj_1', PLAIN_VIEW)).toBe('/projects/prj_1/audit');
    const changed = changedView({ ...PLAIN_VIEW, page: 3 }, { action: 'key.created' });
    expect(changed).toEqual({ ...PLAIN_VIEW, action: 'key.created' });
    expect([isFiltered(changed), isFiltered({ ...PLAIN_VIEW, page: 3 })]).toEqual([true, false]);
  });
});
