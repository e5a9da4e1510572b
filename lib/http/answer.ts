import type { z } from 'zod';
import { isInTenant, requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { answerBytes } from './answer-bytes';
import { readBody, refuseBody, requirePlainBody } from './body';
import type { AnyDeclaration } from './declaration';
import { answerHeaders, paginationOf, successBody } from './envelope';
import type { Exchange } from './exchange';
import { idempotencyKeyOf, runOnce } from './idempotency';
import { readQuery } from './query';
import { rateHeaders } from './rate-headers';
import { replacedCookie } from './session-cookie';

/** The body of these means nothing (RFC 9110, section 9.3.1). */
const SAFE = new Set(['GET', 'HEAD']);

type Given = { ctx: Ctx; params: Record<string, unknown> };
type Input = { request: Request; params: unknown; query: unknown; body: unknown };

/**
 * Parses what the request brings, runs the verb, parses what it gives, and puts it into the envelope. A key that lacks the scope is
 * told so before anything is parsed; the gate that counts is the verb's.
 */
export async function answer(
  declaration: AnyDeclaration,
  { request, rate, credential }: Exchange,
  { ctx, params }: Given,
): Promise<Response> {
  if (declaration.scope !== undefined) requireScope(ctx.principal, declaration.scope);
  const input = {
    request,
    params: readParams(declaration.params, params),
    query: declaration.link ? undefined : readQuery(request.url, declaration.query),
    body: await bodyOf(declaration, request),
  };
  const { output, message = 'OK', status = 200 } = declaration;
  const headers = Object.assign(answerHeaders(ctx.requestId), rateHeaders(rate));
  if (declaration.paginated) {
    const page = await declaration.run(ctx, input);
    const body = successBody(message, output.parse(page.items), paginationOf(page));
    return new Response(body, { status, headers });
  }
  if (declaration.bytes) return answerBytes(request, await declaration.run(ctx, input), headers);
  const { run } = declaration;
  const verb = async (given: Ctx) => output.parse(await run(given, input));
  if (declaration.bare) return new Response(JSON.stringify(await verb(ctx)), { status, headers });
  const key = declaration.idempotent ? idempotencyKeyOf(request) : null;
  if (key === null) {
    const data = await verb(ctx);
    const cookie = declaration.issuesSession ? replacedCookie(credential, data) : {};
    return new Response(successBody(message, data), { status, headers: { ...headers, ...cookie } });
  }
  const { data, isReplayed } = await runOnce(
    ctx,
    { key, output, request: requestOf(ctx, input) },
    verb,
  );
  return new Response(successBody(message, data), {
    status,
    headers: isReplayed ? { ...headers, 'Idempotent-Replayed': 'true' } : headers,
  });
}

/** One of several parts is read by the verb, as a stream; where none is taken, none may come. */
async function bodyOf(declaration: AnyDeclaration, request: Request): Promise<unknown> {
  if (!declaration.fallback && !SAFE.has(request.method)) requirePlainBody(request);
  if (declaration.body !== undefined) return readBody(request, declaration.body);
  const isRead = declaration.multipart !== undefined || declaration.fallback;
  if (!isRead && !SAFE.has(request.method)) await refuseBody(request);
  return undefined;
}

/** What makes two calls the same: method, path, the parsed body, and the tenant and project that they name. */
function requestOf({ principal }: Ctx, { request, body }: Input) {
  const { pathname } = new URL(request.url);
  const tenantId = isInTenant(principal) ? principal.tenantId : null;
  const place = [tenantId, request.headers.get('x-project-id')];
  return { method: request.method, path: pathname, body, place };
}

/** An id of the wrong shape names nothing: the same 404 as an id that never was. */
function readParams(schema: z.ZodType | undefined, params: Record<string, unknown>): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(params);
  if (!result.success) throw new AppError('not_found');
  return result.data;
}
