/** Which environment a screen shows; it lives in the URL as `?environment=live`. */
export type EnvironmentView = 'live' | 'test' | 'all';

/** Where a path is: in the settings, or in a project, on which screen, and whether it is the screen itself or something below it. */
export type Place = { area: 'project' | 'settings'; screen: string; isBelow: boolean };

type SearchParams = { get: (name: string) => string | null };

const IN_PROJECT = /^\/projects\/[^/]+\/([^/]+)(\/.+)?$/;
const IN_SETTINGS = /^\/settings(\/|$)/;
const FIRST_SCREEN = 'keys';

/** The place of a path such as `/projects/prj_1/keys/key_1`; outside of projects the first screen, where a project opens. */
export function placeOf(pathname: string): Place {
  const [, screen = FIRST_SCREEN, below] = IN_PROJECT.exec(pathname) ?? [];
  const area = IN_SETTINGS.test(pathname) ? 'settings' : 'project';
  return { area, screen, isBelow: below !== undefined };
}

export function environmentOf(params: SearchParams): EnvironmentView {
  const environment = params.get('environment');
  return environment === 'live' || environment === 'test' ? environment : 'all';
}

/** A screen's address. The environment in view goes along, to other screens and to other projects. */
export function screenHref(
  projectId: string,
  screen: string,
  environment: EnvironmentView = 'all',
): string {
  const query = environment === 'all' ? '' : `?environment=${environment}`;
  return `/projects/${projectId}/${screen}${query}`;
}

/** Where a new project is asked for. */
export const NEW_PROJECT_HREF = '/settings/projects?new=1';

/** A settings screen's address. */
export function settingsHref(screen: string): string {
  return `/settings/${screen}`;
}
