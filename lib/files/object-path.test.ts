import { describe, expect, test } from 'vitest';
import { objectPathOf } from './object-path';

const ids = { tenantId: 'ten_1', projectId: 'prj_1', fileId: 'file_1' };
const now = new Date('2026-01-09T23:59:59Z');
const pathFor = (storagePathTemplate: string | null) =>
  objectPathOf({ ...ids, now, context: { contextKey: 'avatars', storagePathTemplate } });

describe('a template', () => {
  test.each([
    [null, 'ten_1/prj_1/file_1'],
    ['{context_key}/{year}/{month}/{day}/{file_id}', 'ten_1/prj_1/avatars/2026/01/09/file_1'],
    ['{file_id}', 'ten_1/prj_1/file_1'],
    // Without the id at its end, two files could be one, or one lie inside another.
    ['{context_key}', 'ten_1/prj_1/avatars/file_1'],
    ['{file_id}.bin', 'ten_1/prj_1/file_1.bin/file_1'],
    ['{file_id}/x', 'ten_1/prj_1/file_1/x/file_1'],
    ['a-b_c.d=e', 'ten_1/prj_1/a-b_c.d=e/file_1'],
  ])('%s gives %s', (template, expected) => {
    expect(pathFor(template)).toBe(expected);
  });

  test.each([
    '../../x',
    'a/../../x',
    '/etc/x',
    'a//b',
    './a',
    '.hidden',
    'a\\b',
    'a\u0000',
    '{x}/a',
    'a'.repeat(201),
    '',
  ])('that is not right is not followed, whoever let it in: %j', (template) => {
    expect(pathFor(template)).toBe('ten_1/prj_1/file_1');
  });
});
