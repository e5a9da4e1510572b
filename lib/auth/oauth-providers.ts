import type { Provider } from 'next-auth/providers/index';
import { env } from '@/lib/env';
import { gitHubProvider } from './github-provider';
import { googleProvider } from './google-provider';

/** The providers that this server has been given a client of, for next-auth. */
export function oauthProviders(): Provider[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  const gitHub = clientOf(GITHUB_ID, GITHUB_SECRET);
  const google = clientOf(GOOGLE_ID, GOOGLE_SECRET);
  return [
    ...(gitHub === null ? [] : [gitHubProvider(gitHub)]),
    ...(google === null ? [] : [googleProvider(google)]),
  ];
}

function clientOf(id: string | undefined, secret: string | undefined) {
  return id === undefined || secret === undefined ? null : { id, secret };
}
