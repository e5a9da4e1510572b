/**
 * The screens whose first load is measured. One more screen is one more line: its name, its path, and whether somebody is
 * signed in there. `place` is `{ projectId, keyId }`.
 */
export const SCREENS = [
  { name: 'Sign up', path: () => '/sign-up', isSignedIn: false },
  { name: 'Sign in', path: () => '/sign-in', isSignedIn: false },
  { name: 'API keys', path: ({ projectId }) => `/projects/${projectId}/keys`, isSignedIn: true },
  { name: 'Reference', path: () => '/reference', isSignedIn: true },
];
