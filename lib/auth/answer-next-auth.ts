import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { countProviderStep, signInProviders } from '@/lib/accounts';
import { env } from '@/lib/env';
import type { AppError } from '@/lib/errors';
import { errorResponse } from '@/lib/http/error-response';
import { requestIdOf } from '@/lib/http/request-id';
import { toAppError } from '@/lib/http/to-app-error';
import { browserContext } from './browser-context';
import { nextAuthOptions } from './next-auth-options';
import { signInPageWith } from './provider-sign-in';

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * next-auth's REST API: how a browser gets its session cookie and gives it back. What refuses a sign-in for another reason than a
 * wrong pair is answered as by the API: next-auth would make a 401 of it.
 */
export async function answerNextAuth(request: NextRequest, context: Context): Promise<Response> {
  const headers = Object.fromEntries(request.headers);
  const early = await refuseStep(request, (await context.params).nextauth, headers);
  if (early !== null) return early;
  const refusals: AppError[] = [];
  const options = nextAuthOptions({ headers, refuse: (refusal) => refusals.push(refusal) });
  const answer: unknown = await NextAuth(request, context, options);
  const [refusal] = refusals;
  if (refusal !== undefined) return answerRefusal(request, refusal);
  if (!(answer instanceof Response)) throw new Error('next-auth gave no response');
  answer.headers.set('Cache-Control', 'no-store');
  const location = answer.headers.get('Location');
  if (location !== null) answer.headers.set('Location', withReturnPath(location));
  return answer;
}

/** What our pages are told to lead back to is a path of this site; next-auth tells them an address. */
function withReturnPath(location: string): string {
  const told = `?callbackUrl=${encodeURIComponent(env().appUrl)}`;
  return location.startsWith('/') ? location.replace(told, '?callbackUrl=') : location;
}

/** Counts what makes us call a provider. A browser that comes from there is at a page of ours again; a script gets its 429. */
async function refuseStep(
  request: NextRequest,
  [action, provider]: string[],
  headers: Record<string, string>,
): Promise<Response | null> {
  const isStep = action === 'signin' || action === 'callback';
  if (!isStep || !signInProviders().some((each) => each === provider)) return null;
  try {
    await countProviderStep(browserContext(headers).client.ipAddress);
    return null;
  } catch (error) {
    const refusal = toAppError(error);
    if (refusal.code !== 'rate_limited') throw error;
    return request.method === 'GET'
      ? Response.redirect(signInPageWith('rate_limited'))
      : answerRefusal(request, refusal);
  }
}

function answerRefusal(request: NextRequest, refusal: AppError): Response {
  const accept = request.headers.get('accept');
  return errorResponse(refusal, { requestId: requestIdOf(request), accept, presented: false });
}
