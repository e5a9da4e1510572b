import { expect, test } from 'vitest';
import { AuditRecord } from '@/lib/audit-logs/schemas';
import { ACTIONS, actionLabel, ENTITY_TYPES, sentenceOf } from './action-texts';

type Given = { action: string; type?: string; by?: string; changes?: Record<string, unknown> };

const entryOf = ({ action, type = 'key', by = 'usr_1', changes = {} }: Given) =>
  AuditRecord.parse({
    audit_id: 'aud_1',
    action,
    entity: { type, id: 'x_1', name: 'Ada' },
    actor: { type: 'user', id: by, name: 'Grace' },
    changes,
    ...{ ip_address: null, user_agent: null, request_id: null },
    created_at: '2026-11-24T12:00:00.000Z',
  });

test('everything that the log can tell has a sentence and a filter of its own', () => {
  expect(ACTIONS.toSorted()).toEqual(AuditRecord.shape.action.options.toSorted());
  expect(ENTITY_TYPES.toSorted()).toEqual(AuditRecord.shape.entity.shape.type.options.toSorted());
  const sentences = ACTIONS.map((action) => sentenceOf(entryOf({ action })));
  expect(new Set(sentences).size).toBe(ACTIONS.length);
  expect(new Set(ACTIONS.map(actionLabel)).size).toBe(ACTIONS.length);
});

test.each([
  [{ action: 'key.revoked' }, 'Revoked key Ada'],
  [{ action: 'file.uploaded', type: 'file' }, 'Uploaded file Ada'],
  [
    {
      action: 'file.rejected',
      type: 'context',
      changes: { after: { original_filename: 'a.exe' } },
    },
    'Upload of a.exe refused',
  ],
  [
    { action: 'file.rejected', type: 'project', changes: { after: { original_filename: null } } },
    'Upload refused',
  ],
  [{ action: 'member.removed', type: 'member' }, 'Removed member Ada'],
  [{ action: 'member.removed', type: 'member', by: 'x_1' }, 'Left the tenant'],
  [
    { action: 'member.updated', type: 'member', changes: { after: { role: 'admin' } } },
    'Changed the role of Ada',
  ],
  [
    { action: 'member.updated', type: 'member', by: 'x_1', changes: { after: { name: 'Ada' } } },
    'Changed their own name',
  ],
  [
    { action: 'member.updated', type: 'member', by: 'x_1', changes: { password: 'changed' } },
    'Changed their own password',
  ],
])('%j is told as “%s”', (given, sentence) => {
  expect(sentenceOf(entryOf(given))).toBe(sentence);
});
