import type { MemberRecord } from '@/lib/accounts/schemas';
import { ROLES } from '@/lib/auth/roles';
import type { ListPage } from './use-page-list';

/** The members of a page by role, widest first; within a role in the order they joined. */
export function byRole(members: readonly MemberRecord[]): MemberRecord[] {
  return members.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** Why a member can neither leave nor get another role: null when nothing stands against it, or when that cannot be told from one page. */
export function lastOwnerReason(
  member: MemberRecord,
  { items, total }: ListPage<MemberRecord>,
): string | null {
  const owners = items.filter(({ role }) => role === 'owner');
  const isLast = member.role === 'owner' && owners.length === 1 && items.length === total;
  return isLast ? 'The last owner. Make another member an owner first.' : null;
}

/** The names of the owners on this page, for whoever has to ask one; null when none is on it. */
export function ownerNames(members: readonly MemberRecord[]): string | null {
  const names = members.filter(({ role }) => role === 'owner').map(({ name }) => name);
  return names.length === 0 ? null : names.join(', ');
}
