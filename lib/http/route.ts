import { z } from 'zod';
import type { Credential } from '@/lib/auth/credential';
import type { Principal } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { noteKeyUse } from '@/lib/keys';
import { authenticate } from './authenticate';
import { readBody } from './body';
import { clientOf } from './client';
import type { AnyDeclaration, Declaration, RouteHandler } from './declaration';
import { answerHeaders, paginationOf, successBody } from './envelope';
import { errorResponse } from './error-response';
import { logAnswer } from './log-answer';
import { NoQuery, readQuery } from './query';
import { credentialOf } from './refuse-credential';
import { requestIdOf } from './request-id';
import { toAppError } from './to-app-error';

type Schema = z.ZodType;

/** Makes a handler of a declaration: request id, credential, principal, parse, verb, parse the output, envelope. */
export function route<
  O extends Schema,
  Q extends Schema | undefined = undefined,
  P extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(declaration: Declaration<Q, P, B, O>): RouteHandler;
export function route(declaration: AnyDeclaration): RouteHandler {
  const handler = async (
    request: Request,
    context: { params: Promise<Record<string, unknown>> },
  ) => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request);
    const credential = credentialOf(request);
    const seen: { principal: Principal | null; error: AppError | null } = {
      principal: null,
      error: null,
    };
    let response: Response;
    try {
      seen.principal = declaration.public ? VISITOR : await principalOf(request, credential);
      const ctx = contextOf(request, requestId, seen.principal);
      response = await answer(declaration, ctx, { request, params: await context.params });
    } catch (thrown) {
      seen.error = toAppError(thrown);
      response = errorResponse(seen.error, {
        requestId,
        accept: request.headers.get('accept'),
        presented: credential.kind !== 'none',
      });
    }
    logAnswer(request, response.status, { requestId, startedAt, ...seen });
    return response;
  };
  return Object.assign(handler, { declaration });
}

/** Who calls a public route: nobody yet. */
const VISITOR: Principal = { type: 'system', name: 'visitor' };

async function principalOf(request: Request, credential: Credential): Promise<Principal> {
  const principal = await authenticate(request, db(), credential);
  if (principal.type === 'key') {
    noteKeyUse(principal.keyId, new Date(), clientOf(request).ipAddress);
  }
  return principal;
}

function contextOf(request: Request, requestId: string, principal: Principal): Ctx {
  return { db: db(), principal, now: new Date(), requestId, client: clientOf(request) };
}

async function answer(
  declaration: AnyDeclaration,
  ctx: Ctx,
  { request, params }: { request: Request; params: Record<string, unknown> },
): Promise<Response> {
  const input = {
    request,
    params: readParams(declaration.params, params),
    query: readQuery(request.url, declaration.query ?? NoQuery),
    body: declaration.body === undefined ? undefined : await readBody(request, declaration.body),
  };
  const { output, message = 'OK', status = 200 } = declaration;
  const init = { status, headers: answerHeaders(ctx.requestId) };
  if (declaration.paginated) {
    const page = await declaration.run(ctx, input);
    return new Response(successBody(message, output.parse(page.items), paginationOf(page)), init);
  }
  return new Response(successBody(message, output.parse(await declaration.run(ctx, input))), init);
}

/** An id of the wrong shape names nothing: the same 404 as an id that never was. */
function readParams(schema: Schema | undefined, params: Record<string, unknown>): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(params);
  if (!result.success) throw new AppError('not_found');
  return result.data;
}
