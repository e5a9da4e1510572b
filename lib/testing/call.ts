import { z } from 'zod';
import { env } from '@/lib/env';
import { setClientAddress } from '@/lib/http/client';
import { mountRoutes } from '@/lib/http/mount';
import { routes } from '@/lib/http/routes.generated';

export type Sent = {
  /** The value after `Authorization: Bearer `. */
  credential?: string | undefined;
  /** A plain object is sent as JSON, everything else as it is. */
  body?: Record<string, unknown> | RequestInit['body'];
  headers?: Record<string, string>;
  /** The address that it comes from. */
  from?: string;
};

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON object that was answered; empty where there is none. */
  body: Record<string, unknown>;
  data: unknown;
};

/** Sends a request through the mounted routes: the handlers as the server calls them, without a socket and without Next. */
export type Call = (method: string, path: string, sent?: Sent) => Promise<Answer>;

const mount = mountRoutes(routes);

export const call: Call = async (method, path, sent = {}) => {
  const request = requestOf(method, path, sent);
  const { pathname } = new URL(request.url);
  const match = mount.match(pathname);
  if (match === null) throw new Error(`No route owns ${pathname}`);
  setClientAddress(request, sent.from ?? '198.51.100.7');
  return answerOf(await mount.answer(request, pathname, match));
};

/** The web `Request` that {@link call} sends. */
export function requestOf(method: string, path: string, sent: Sent = {}): Request {
  const { credential, body, headers } = sent;
  const isJson = isPlainObject(body);
  return new Request(env().appUrl + path, {
    method,
    headers: {
      ...(credential === undefined ? {} : { Authorization: `Bearer ${credential}` }),
      ...(isJson ? { 'Content-Type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body, ...STREAMED }),
  });
}

/** Node asks for it wherever a body is a stream; its type is not in the web's. */
const STREAMED: object = { duplex: 'half' };

function isPlainObject(body: Sent['body']): body is Record<string, unknown> {
  return typeof body === 'object' && Object.getPrototypeOf(body) === Object.prototype;
}

/** Reads an answer to its end. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  const body = isJson ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : {};
  return { status: response.status, headers: response.headers, text, body, data: body['data'] };
}

/** The body without what differs between any two answers, to compare answers that must not tell anything apart. */
export function timeless({ body }: Answer): Record<string, unknown> {
  const { timestamp, request_id, ...rest } = body;
  const told = { timestamp: typeof timestamp, request_id: typeof request_id };
  return { ...rest, ...told };
}
