import type { z } from 'zod';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { answerBytes } from './answer-bytes';
import { readBody } from './body';
import type { AnyDeclaration } from './declaration';
import { answerHeaders, paginationOf, successBody } from './envelope';
import type { Exchange } from './exchange';
import { idempotencyKeyOf, runOnce } from './idempotency';
import { NoQuery, readQuery } from './query';
import { rateHeaders } from './rate-headers';
import { replacedCookie } from './session-cookie';

type Given = { ctx: Ctx; params: Record<string, unknown> };
type Input = { request: Request; params: unknown; query: unknown; body: unknown };

/** Parses what the request brings, runs the verb, parses what it gives, and puts it into the envelope. */
export async function answer(
  declaration: AnyDeclaration,
  { request, rate, credential }: Exchange,
  { ctx, params }: Given,
): Promise<Response> {
  const input = {
    request,
    params: readParams(declaration.params, params),
    query: declaration.link ? undefined : readQuery(request.url, declaration.query ?? NoQuery),
    body: declaration.body === undefined ? undefined : await readBody(request, declaration.body),
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
  const verb = async () => output.parse(await run(ctx, input));
  if (declaration.bare) return new Response(JSON.stringify(await verb()), { status, headers });
  const key = declaration.idempotent ? idempotencyKeyOf(request) : null;
  if (key === null) {
    const data = await verb();
    const cookie = declaration.issuesSession ? replacedCookie(credential, data) : {};
    return new Response(successBody(message, data), { status, headers: { ...headers, ...cookie } });
  }
  const { data, isReplayed } = await runOnce(ctx, { key, request: requestOf(input) }, verb);
  return new Response(successBody(message, data), {
    status,
    headers: isReplayed ? { ...headers, 'Idempotent-Replayed': 'true' } : headers,
  });
}

/** What makes two calls the same: method, path and the parsed body. */
function requestOf({ request, body }: Input) {
  const { pathname } = new URL(request.url);
  return { method: request.method, path: pathname, body };
}

/** An id of the wrong shape names nothing: the same 404 as an id that never was. */
function readParams(schema: z.ZodType | undefined, params: Record<string, unknown>): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(params);
  if (!result.success) throw new AppError('not_found');
  return result.data;
}
