import { ApiError, callApi, fetchOrExplain, fieldOf, readJson, retryAfter } from '@/lib/api-client';
import type { SignInProvider } from '@/lib/accounts/schemas';

/**
 * Signs in through next-auth's credentials provider (its REST API: `/api/auth/csrf`, `/api/auth/callback/credentials`), which
 * sets the session cookie. next-auth's own `signIn()` leaves the page when the network fails, and with it what was typed.
 * @throws ApiError `wrong_credentials`, `rate_limited` with seconds to wait, `network`
 */
export async function openBrowserSession(email: string, password: string): Promise<void> {
  const response = await postForm('callback/credentials', { email, password });
  if (response.ok) return;
  if (response.status !== 401 || !(await isWrongPair(response))) throw failed(response);
  throw new ApiError({
    code: 'wrong_credentials',
    message: 'E-mail or password is wrong.',
    status: 401,
  });
}

/** next-auth answers 401 to whatever goes wrong; only this error says that the two did not fit together. */
async function isWrongPair(response: Response): Promise<boolean> {
  const url = String(fieldOf(await readJson(response), 'url'));
  return new URL(url, window.location.origin).searchParams.get('error') === 'CredentialsSignin';
}

/**
 * Where a provider asks people whether they want to sign in here; from there they come back to `returnTo`, a path of this site.
 * @throws ApiError `rate_limited` with seconds to wait, `network`
 */
export async function findProviderPage(
  provider: SignInProvider,
  returnTo: string,
): Promise<string> {
  const response = await postForm(`signin/${provider}`, { callbackUrl: returnTo });
  if (!response.ok) throw failed(response);
  return String(fieldOf(await readJson(response), 'url'));
}

/** Ends the session on the server and drops its cookie. @throws ApiError */
export async function closeBrowserSession(): Promise<void> {
  const response = await postForm('signout', {});
  if (!response.ok) throw failed(response);
}

/** Moves the session into another of the user's tenants; its cookie is the new one's from then on. @throws ApiError */
export async function switchTenant(tenantId: string): Promise<void> {
  await callApi({
    method: 'POST',
    path: '/me/tenant',
    body: { tenant_id: tenantId },
    output: () => import('@/lib/accounts/schemas').then(({ OpenedSession }) => OpenedSession),
  });
}

async function postForm(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetchOrExplain('/api/auth/csrf', {});
  if (!csrf.ok) throw failed(csrf);
  const csrfToken = String(fieldOf(await readJson(csrf), 'csrfToken'));
  return fetchOrExplain(`/api/auth/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ callbackUrl: '/', ...fields, csrfToken, json: 'true' }),
  });
}

function failed(response: Response): ApiError {
  const isLimited = response.status === 429;
  return new ApiError({
    code: isLimited ? 'rate_limited' : 'internal',
    message: isLimited
      ? 'Too many attempts.'
      : 'The server could not do it. Try again in a moment.',
    status: response.status,
    retryAfterSeconds: retryAfter(response),
  });
}
