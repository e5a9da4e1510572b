import type { Scope } from './scopes';

/** What a member may do, widest first. */
export const ROLES = ['owner', 'admin', 'developer', 'viewer'] as const;

export type Role = (typeof ROLES)[number];

/** What a change touches: things of one environment, or things that both environments share. */
export type WriteTarget = 'live' | 'test' | 'shared';

/** Whether a member with this role may change things there. Everyone may read. */
export function mayWrite(role: Role, target: WriteTarget): boolean {
  switch (role) {
    case 'owner':
    case 'admin':
      return true;
    case 'developer':
      return target === 'test';
    case 'viewer':
      return false;
  }
}

/** Whether a member with this role may create, change and revoke keys of this environment. */
export function mayWriteKeys(role: Role, environment: 'live' | 'test'): boolean {
  return mayWrite(role, environment);
}

/**
 * Whether a member with this role may hand out keys that hold this scope. A key with `admin`, a test key too, changes what both
 * environments share.
 */
export function mayGrant(role: Role, scope: Scope): boolean {
  return scope !== 'admin' || mayWrite(role, 'shared');
}

/** Whether a member with this role manages the tenant itself: its name, tier, members and invitations. */
export function mayManageTenant(role: Role): boolean {
  return role === 'owner';
}

/** Whether a member with this role creates, renames and deletes projects. */
export function mayManageProjects(role: Role): boolean {
  return mayWrite(role, 'shared');
}
