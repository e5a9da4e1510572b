import type { z } from 'zod';
import type { Principal } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import { db } from '@/lib/db';
import { admit, admitVisitor } from './admit';
import { answer } from './answer';
import { arrivalOf } from './arrival';
import { clientOf } from './client';
import { countAnswer } from './count-answer';
import type { AnyDeclaration, Declaration, RouteHandler } from './declaration';
import { errorResponse } from './error-response';
import type { Exchange } from './exchange';
import { logAnswer } from './log-answer';
import { pathTemplate } from './path-template';
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
    context: { params: Promise<Record<string, unknown> | undefined> },
  ) => {
    const exchange = openExchange(request);
    // Next has none for a path without parameters.
    const params = (await context.params) ?? {};
    let response: Response;
    try {
      exchange.principal = await (declaration.public ? admitVisitor : admit)(exchange);
      response = await answer(declaration, exchange, {
        ctx: contextOf(exchange, exchange.principal),
        params,
      });
    } catch (thrown) {
      exchange.error = toAppError(thrown);
      response = errorResponse(exchange.error, {
        requestId: exchange.requestId,
        accept: request.headers.get('accept'),
        presented: exchange.credential.kind !== 'none',
        rate: exchange.rate,
      });
    }
    logAnswer(exchange, response.status);
    countAnswer(exchange, () => pathTemplate(request.url, params, !declaration.fallback));
    return response;
  };
  return Object.assign(handler, { declaration });
}

function openExchange(request: Request): Exchange {
  return {
    request,
    startedAt: arrivalOf(request),
    openedAt: new Date(),
    requestId: requestIdOf(request),
    credential: credentialOf(request),
    client: clientOf(request),
    principal: null,
    rate: null,
    error: null,
  };
}

function contextOf({ requestId, client }: Exchange, principal: Principal): Ctx {
  return { db: db(), principal, now: new Date(), requestId, client };
}
