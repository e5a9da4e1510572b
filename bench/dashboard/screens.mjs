/**
 * The screens whose first load is measured. One more screen is one more line: its name, its path, and whether somebody is
 * signed in there. `place` is `{ projectId, keyId }`.
 */
export const SCREENS = [
  { name: 'Sign up', path: () => '/sign-up', isSignedIn: false },
  { name: 'Sign in', path: () => '/sign-in', isSignedIn: false },
  { name: 'API keys', path: ({ projectId }) => `/projects/${projectId}/keys`, isSignedIn: true },
  {
    name: 'API key',
    path: ({ projectId, keyId }) => `/projects/${projectId}/keys/${keyId}`,
    isSignedIn: true,
  },
  { name: 'Files', path: ({ projectId }) => `/projects/${projectId}/files`, isSignedIn: true },
  {
    name: 'Contexts',
    path: ({ projectId }) => `/projects/${projectId}/contexts`,
    isSignedIn: true,
  },
  { name: 'Usage', path: ({ projectId }) => `/projects/${projectId}/usage`, isSignedIn: true },
  {
    name: 'Audit log',
    path: ({ projectId }) => `/projects/${projectId}/audit`,
    isSignedIn: true,
  },
  { name: 'Profile', path: () => '/settings/profile', isSignedIn: true },
  { name: 'Sessions', path: () => '/settings/sessions', isSignedIn: true },
  { name: 'Members', path: () => '/settings/members', isSignedIn: true },
  { name: 'Projects', path: () => '/settings/projects', isSignedIn: true },
  { name: 'Plan', path: () => '/settings/plan', isSignedIn: true },
  { name: 'Reference', path: () => '/reference', isSignedIn: true },
];
