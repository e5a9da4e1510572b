import { describe, expect, test } from 'vitest';
import { KeyRecord } from '@/lib/keys/schemas';
import { hasEnded, isBusy, isIdle, keyCondition } from './key-condition';

const NOW = Date.parse('2026-06-15T12:00:00.000Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const after = (ms: number) => new Date(NOW + ms).toISOString();

const key = (facts: Partial<KeyRecord> = {}): KeyRecord =>
  KeyRecord.parse({
    ...{ api_key_id: 'key_1', tenant_id: 'ten_1', project_id: 'prj_1', name: 'CI' },
    ...{ environment: 'live', scopes: ['upload'], contexts: [], status: 'active' },
    ...{ masked_key: 'uk_live_abc...uvwxyz', key_prefix: 'uk', metadata: {} },
    ...{ created_at: after(-90 * DAY), created_by: { type: 'user', id: 'usr_1', name: 'Ada' } },
    ...{ updated_at: after(-90 * DAY), expires_at: null, last_used_at: null, last_used_ip: null },
    ...{ disabled_at: null, revoked_at: null, revoked_by: null, revoke_reason: null },
    ...{ replaces: null, replaced_by: null },
    ...facts,
  });

// Guards what a person is told about a key against what the key will really do.
describe('a key is called what it is', () => {
  test.each([
    [{}, { kind: 'active' }],
    [{ expires_at: after(8 * DAY) }, { kind: 'active' }],
    [{ expires_at: after(3 * DAY + HOUR) }, { kind: 'expiring', in: '3 days' }],
    [{ expires_at: after(3 * DAY - 1) }, { kind: 'expiring', in: '3 days' }],
    [{ expires_at: after(3 * DAY - HOUR) }, { kind: 'expiring', in: '2 days' }],
    [{ expires_at: after(DAY - 1) }, { kind: 'expiring', in: '1 day' }],
    [{ expires_at: after(DAY - HOUR) }, { kind: 'expiring', in: '23 hours' }],
    [{ expires_at: after(30_000) }, { kind: 'expiring', in: 'under a minute' }],
    [{ status: 'disabled', disabled_at: after(-HOUR) }, { kind: 'disabled' }],
    [{ status: 'expired', expires_at: after(-HOUR) }, { kind: 'expired' }],
    [{ status: 'revoked', revoked_at: after(-HOUR) }, { kind: 'revoked' }],
    [
      { replaced_by: 'key_2', expires_at: after(2 * HOUR) },
      { kind: 'replaced', until: after(2 * HOUR) },
    ],
  ] as const)('%j is %j', (facts, condition) => {
    expect(keyCondition(key(facts), NOW)).toEqual(condition);
  });

  test('a key that expired since the list was loaded is not called active', () => {
    expect(keyCondition(key({ expires_at: after(0) }), NOW)).toEqual({ kind: 'expired' });
  });

  test('only revoked and expired keys have ended', () => {
    expect(hasEnded(key({ status: 'revoked' }))).toBe(true);
    expect(hasEnded(key({ status: 'expired' }))).toBe(true);
    expect(hasEnded(key({ status: 'disabled' }))).toBe(false);
  });
});

// Guards a production system against a revoke by a slip of the hand.
describe('the name is asked for exactly when something live runs on the key', () => {
  test.each([
    [{ last_used_at: after(-23 * HOUR) }, true],
    [{ last_used_at: after(-25 * HOUR) }, false],
    [{ last_used_at: null }, false],
    [{ last_used_at: after(-HOUR), environment: 'test' }, false],
  ] as const)('%j: %s', (facts, busy) => expect(isBusy(key(facts), NOW)).toBe(busy));
});

// Guards the advice at the key limit: it must not name a key that is in use, or one that cannot make room.
describe('a key is called unused only when nothing seems to need it', () => {
  test.each([
    [{ last_used_at: null }, true],
    [{ last_used_at: after(-31 * DAY) }, true],
    [{ last_used_at: after(-29 * DAY) }, false],
    [{ last_used_at: null, status: 'revoked' }, false],
  ] as const)('%j: %s', (facts, idle) => expect(isIdle(key(facts), NOW)).toBe(idle));
});
