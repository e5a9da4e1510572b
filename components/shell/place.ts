/** Which environment a screen shows; it lives in the URL as `?environment=live`. */
export type EnvironmentView = 'live' | 'test' | 'all';

/** Where in a project a path is: the screen, and whether it is the screen itself or something below it. */
export type Place = { screen: string; isBelow: boolean };

type SearchParams = { get: (name: string) => string | null };

const IN_PROJECT = /^\/projects\/[^/]+\/([^/]+)(\/.+)?$/;
const FIRST_SCREEN = 'keys';

/** The place of a path such as `/projects/prj_1/keys/key_1`; the first screen for any other path. */
export function placeOf(pathname: string): Place {
  const [, screen = FIRST_SCREEN, below] = IN_PROJECT.exec(pathname) ?? [];
  return { screen, isBelow: below !== undefined };
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
