/** Where the project that was last open is kept, so that the settings, and the start page, lead back to it. */
export const PROJECT_COOKIE = 'uploadkit.project';

/** Of the projects there are, the one that the cookie names, else the first; null when there is none. */
export function rememberedProject<T extends { id: string }>(
  projects: readonly T[],
  cookie: string | undefined,
): T | null {
  return projects.find(({ id }) => id === cookie) ?? projects[0] ?? null;
}
