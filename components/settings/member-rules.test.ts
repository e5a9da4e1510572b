import { describe, expect, test } from 'vitest';
import type { MemberRecord } from '@/lib/accounts/schemas';
import type { Role } from '@/lib/auth/roles';
import { byRole, lastOwnerReason, ownerNames } from './member-rules';

const member = (name: string, role: Role): MemberRecord => ({
  ...{ user_id: `usr_${name}`, email: `${name}@example.com`, name, role },
  joined_at: '2026-06-15T12:00:00Z',
});

const ada = member('Ada', 'owner');
const bob = member('Bob', 'viewer');
const cleo = member('Cleo', 'owner');

test('members come by role, and within a role as they joined', () => {
  const shown = byRole([bob, member('Dan', 'admin'), cleo, ada, member('Eve', 'developer')]);
  expect(shown.map(({ name }) => name)).toEqual(['Cleo', 'Ada', 'Dan', 'Eve', 'Bob']);
});

// Guards against a button that is dead without need, and one that promises what the server refuses.
describe('the last owner', () => {
  test('is told why they stay', () => {
    expect(lastOwnerReason(ada, { items: [ada, bob], total: 2 })).toMatch(/last owner/);
  });

  test.each([
    ['one of two', ada, { items: [ada, cleo], total: 2 }],
    ['no owner', bob, { items: [ada, bob], total: 2 }],
    ['perhaps not the last, others being on another page', ada, { items: [ada, bob], total: 120 }],
  ])('is not who is %s', (_, asked, page) => {
    expect(lastOwnerReason(asked, page)).toBeNull();
  });
});

test('whom to ask is named where it is known', () => {
  expect(ownerNames([bob, ada, cleo])).toBe('Ada, Cleo');
  expect(ownerNames([bob])).toBeNull();
});
