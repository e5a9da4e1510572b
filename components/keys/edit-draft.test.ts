import { describe, expect, test } from 'vitest';
import { UpdateKeyInput, type KeyRecord } from '@/lib/keys/schemas';
import { editDraftOf, findEditProblem, toKeyChange, type EditDraft } from './edit-draft';

const BY = { type: 'user', id: 'usr_1', name: 'Ada' } as const;
const AT = '2026-11-20T10:00:00.000Z';
const KEY: KeyRecord = {
  ...{ api_key_id: 'key_1', tenant_id: 'ten_1', project_id: 'prj_1', name: 'CI' },
  ...{ environment: 'live', scopes: ['upload', 'metadata'], contexts: ['default', 'invoices'] },
  ...{ status: 'active', masked_key: 'uk_live_a1B...k9ZxY2', key_prefix: 'uk' },
  ...{ metadata: { note: 'for builds', owner: { team: 'web' } }, created_at: AT, created_by: BY },
  ...{ updated_at: AT, expires_at: null, last_used_at: null, last_used_ip: null },
  ...{ disabled_at: null, revoked_at: null, revoked_by: null, revoke_reason: null },
  ...{ replaces: null, replaced_by: null },
};

const changeBy = (part: Partial<EditDraft>) => toKeyChange(KEY, { ...editDraftOf(KEY), ...part });

// Guards against an edit that writes over what somebody else changed meanwhile, or that changes what was not touched.
describe('only what was edited is sent', () => {
  test('nothing for an untouched form, nor for ticks taken back or in another order', () => {
    expect(changeBy({})).toBeNull();
    expect(changeBy({ scopes: ['metadata', 'upload'], name: ' CI ' })).toBeNull();
    expect(changeBy({ contexts: ['invoices', 'default'] })).toBeNull();
  });

  test.each([
    [{ name: ' Build ' }, { name: 'Build' }],
    [{ scopes: ['upload'] as const }, { scopes: ['upload'] }],
    [{ contexts: ['default'] }, { contexts: ['default'] }],
    [{ isLimited: false }, { contexts: [] }],
    [{ note: ' mine ' }, { metadata: { note: 'mine', owner: { team: 'web' } } }],
    [{ note: ' ' }, { metadata: { owner: { team: 'web' } } }],
  ])('%j changes %j', (part, change) => {
    expect(changeBy(part)).toEqual(change);
    expect(UpdateKeyInput.parse(changeBy(part))).toEqual(change);
  });
});

test('a key limited to no context, which the API takes for every context, is not sent', () => {
  const draft = { ...editDraftOf(KEY), contexts: [] };
  expect(findEditProblem(draft)?.fields).toHaveProperty('contexts');
  expect(findEditProblem({ ...draft, isLimited: false })).toBeNull();
});

test('name and scopes are asked for', () => {
  const draft = { ...editDraftOf(KEY), name: ' ', scopes: [] };
  expect(Object.keys(findEditProblem(draft)?.fields ?? {})).toEqual(['name', 'scopes']);
});
