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

/** Whether a member with this role manages the tenant itself: its name, tier, members and invitations. */
export function mayManageTenant(role: Role): boolean {
  return role === 'owner';
}
