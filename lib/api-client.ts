import type { z } from 'zod';

const TIMEOUT_MS = 30_000;

type ApiErrorFields = {
  /** A code of the API, `network` when nothing answered, `unreadable` when something else than the API did. */
  code: string;
  message: string;
  /** Details a person can act on, often `<field>: <reason>`. */
  errors?: string[];
  /** The HTTP status; 0 when nothing answered. */
  status?: number;
  requestId?: string | null;
  /** From `Retry-After`, in seconds. */
  retryAfterSeconds?: number | null;
};

/** Every way a call from the browser can fail. */
export class ApiError extends Error {
  readonly code: string;
  readonly errors: string[];
  readonly status: number;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor({ code, message, ...rest }: ApiErrorFields) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.errors = rest.errors ?? [];
    this.status = rest.status ?? 0;
    this.requestId = rest.requestId ?? null;
    this.retryAfterSeconds = rest.retryAfterSeconds ?? null;
  }
}

type Call<T extends z.ZodType> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with its query. */
  path: string;
  /** Loads what `data` must be: the parser comes with the first call, so that no page waits for it. */
  output: () => Promise<T>;
  projectId?: string;
  body?: Record<string, unknown>;
  signal?: AbortSignal;
};

/**
 * Calls the same `/api/v1` that customers call, with the session cookie, and returns its parsed `data`.
 * @throws ApiError; a session that has ended also leads to sign-in and back
 */
export async function callApi<T extends z.ZodType>(call: Call<T>): Promise<z.output<T>> {
  // First, so that no answer is lost for want of a parser.
  const output = await orExplain(call.output);
  return parseAs(output, fieldOf(await request(call), 'data'));
}

/** Like {@link callApi} for one page of a list; `total` counts what all pages hold. */
export async function callApiList<T extends z.ZodType>(
  call: Call<T>,
): Promise<{ items: z.output<T>[]; total: number }> {
  const output = await orExplain(call.output);
  const answer = await request(call);
  const items = fieldOf(answer, 'data');
  const total = fieldOf(fieldOf(answer, 'pagination'), 'total');
  if (!Array.isArray(items) || typeof total !== 'number') throw unreadable(200);
  return { items: items.map((item: unknown) => parseAs(output, item)), total };
}

/**
 * Like {@link callApi} for an answer that is a file: its bytes.
 * @throws ApiError
 */
export async function callApiForFile(call: Omit<Call<z.ZodType>, 'output'>): Promise<Blob> {
  const response = await send(call);
  if (response.ok) return orExplain(() => response.blob(), call.signal);
  await readAnswerOrLeave(response);
  throw unreadable(response.status);
}

async function request(call: Call<z.ZodType>): Promise<unknown> {
  return readAnswerOrLeave(await send(call));
}

function send(call: Omit<Call<z.ZodType>, 'output'>): Promise<Response> {
  const { method, path, projectId, body, signal } = call;
  return fetchOrExplain(`/api/v1${path}`, {
    method,
    headers: {
      ...(projectId === undefined ? {} : { 'X-Project-Id': projectId }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function readAnswerOrLeave(response: Response): Promise<unknown> {
  try {
    return await readAnswer(response);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'unauthenticated') throw error;
    leaveForSignIn();
    // The API's own words are about keys.
    const { code, status, requestId } = error;
    throw new ApiError({
      code,
      message: 'Your session has ended. Sign in again.',
      status,
      requestId,
    });
  }
}

/** The JSON of an answer of the API. @throws ApiError when it is a refusal */
export async function readAnswer(response: Response): Promise<unknown> {
  const answer = await readJson(response);
  if (response.ok) return answer;
  throw toApiError(response, answer);
}

/** `fetch` that throws an {@link ApiError} when nothing answers within half a minute. */
export async function fetchOrExplain(url: string, init: RequestInit): Promise<Response> {
  const signals = [init.signal ?? [], AbortSignal.timeout(TIMEOUT_MS)].flat();
  const signal = AbortSignal.any(signals);
  return orExplain(
    () => fetch(url, { ...init, signal, credentials: 'same-origin', cache: 'no-store' }),
    init.signal,
  );
}

/** What `load` fetches; when that fails, unless it was called off, an {@link ApiError} that says so to a person. */
async function orExplain<T>(load: () => Promise<T>, calledOff?: AbortSignal | null): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (calledOff?.aborted) throw cause;
    throw new ApiError({
      code: 'network',
      message: 'The server cannot be reached. Check your connection and try again.',
    });
  }
}

/** The JSON of an answer; {@link ApiError} `unreadable` when it is something else. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw unreadable(response.status);
  }
}

function toApiError(response: Response, answer: unknown): ApiError {
  const { status } = response;
  const [code, message, errors, requestId] = ['code', 'message', 'errors', 'request_id'].map(
    (name) => fieldOf(answer, name),
  );
  if (typeof code !== 'string' || typeof message !== 'string') return unreadable(status);
  return new ApiError({
    code,
    message,
    errors: Array.isArray(errors) ? errors.filter((detail) => typeof detail === 'string') : [],
    status,
    requestId: typeof requestId === 'string' ? requestId : null,
    retryAfterSeconds: retryAfter(response),
  });
}

/** The seconds that `Retry-After` asks for (RFC 9110, section 10.2.3), when it names seconds. */
export function retryAfter(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return Number.isNaN(seconds) ? null : seconds;
}

/** What the answer holds, parsed. @throws ApiError `unreadable` */
export function parseAs<T extends z.ZodType>(schema: T, answer: unknown): z.output<T> {
  const result = schema.safeParse(answer);
  if (!result.success) throw unreadable(200);
  return result.data;
}

function unreadable(status: number): ApiError {
  return new ApiError({
    code: 'unreadable',
    message: 'The server gave an answer that this page cannot read. Reload the page and try again.',
    status,
  });
}

/** A field of whatever it is; undefined when there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

let isSigningOut = false;

/** While somebody signs out on purpose, a call that finds no session any more does not lead to sign-in and back by itself. */
export function expectSignOut(isExpected: boolean): void {
  isSigningOut = isExpected;
}

let holds = 0;

/**
 * While what this page shows would be lost, a call that finds no session any more does not lead to sign-in.
 * @returns a function that ends this
 */
export function stayOnPage(): () => void {
  holds += 1;
  return () => void (holds -= 1);
}

/** To sign-in, and from there back to this page; `inPlace` of the history entry in view. */
export function leaveForSignIn({ inPlace = false } = {}): void {
  if (isSigningOut || holds > 0) return;
  const here = window.location.pathname + window.location.search;
  const signIn = `/sign-in?callbackUrl=${encodeURIComponent(here)}`;
  if (inPlace) window.location.replace(signIn);
  else window.location.assign(signIn);
}
