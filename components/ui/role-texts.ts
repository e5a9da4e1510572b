import { ROLES, type Role } from '@/lib/auth/roles';

/** What the roles are called, and what each may do. */
export const ROLE_TEXTS: Record<Role, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'Everything, with members, plan and projects.' },
  admin: {
    name: 'Admin',
    may: 'Everything inside projects: keys of both environments, contexts, files.',
  },
  developer: { name: 'Developer', may: 'Reads all. Creates and changes keys and files in test.' },
  viewer: { name: 'Viewer', may: 'Reads all, changes nothing.' },
};

/** The roles to choose from, widest first. */
export const ROLE_OPTIONS = ROLES.map((value) => ({
  value,
  label: ROLE_TEXTS[value].name,
  hint: ROLE_TEXTS[value].may,
}));
