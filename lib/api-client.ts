import { z } from 'zod';

const ErrorBody = z.object({
  code: z.string(),
  message: z.string(),
  errors: z.array(z.string()),
  request_id: z.string(),
});

const Success = z.object({ data: z.unknown() });
const ListSuccess = z.object({
  data: z.array(z.unknown()),
  pagination: z.object({ total: z.number() }),
});

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
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/api/v1`, with its query. */
  path: string;
  /** What `data` must be; anything else is an error. */
  output: T;
  projectId?: string;
  body?: Record<string, unknown>;
  signal?: AbortSignal;
};

/**
 * Calls the same `/api/v1` that customers call, with the session cookie, and returns its parsed `data`.
 * @throws ApiError; a session that has ended also leads to sign-in and back
 */
export async function callApi<T extends z.ZodType>(call: Call<T>): Promise<z.output<T>> {
  const { data } = parseAs(Success, await request(call));
  return parseAs(call.output, data);
}

/** Like {@link callApi} for one page of a list; `total` counts what all pages hold. */
export async function callApiList<T extends z.ZodType>(
  call: Call<T>,
): Promise<{ items: z.output<T>[]; total: number }> {
  const { data, pagination } = parseAs(ListSuccess, await request(call));
  return { items: data.map((item) => parseAs(call.output, item)), total: pagination.total };
}

async function request({
  method,
  path,
  projectId,
  body,
  signal,
}: Call<z.ZodType>): Promise<unknown> {
  const response = await fetchOrExplain(`/api/v1${path}`, {
    method,
    headers: {
      ...(projectId === undefined ? {} : { 'X-Project-Id': projectId }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const answer = await readJson(response);
  if (response.ok) return answer;
  const error = toApiError(response, answer);
  if (error.code === 'unauthenticated') leaveForSignIn();
  throw error;
}

/** `fetch` that throws an {@link ApiError} when nothing answers within half a minute. */
export async function fetchOrExplain(url: string, init: RequestInit): Promise<Response> {
  const signals = [init.signal ?? [], AbortSignal.timeout(TIMEOUT_MS)].flat();
  try {
    return await fetch(url, {
      ...init,
      signal: AbortSignal.any(signals),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError({
      code: 'network',
      message: 'The server cannot be reached. Check your connection and try again.',
    });
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw unreadable(response.status);
  }
}

function toApiError(response: Response, answer: unknown): ApiError {
  const { code, message, errors, request_id } = parseAs(ErrorBody, answer);
  return new ApiError({
    code,
    message,
    errors,
    status: response.status,
    requestId: request_id,
    retryAfterSeconds: retryAfter(response),
  });
}

/** The seconds that `Retry-After` asks for (RFC 9110, section 10.2.3), when it names seconds. */
export function retryAfter(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return Number.isNaN(seconds) ? null : seconds;
}

function parseAs<T extends z.ZodType>(schema: T, answer: unknown): z.output<T> {
  const result = schema.safeParse(answer);
  if (!result.success) throw unreadable(0);
  return result.data;
}

function unreadable(status: number): ApiError {
  return new ApiError({
    code: 'unreadable',
    message: 'The server gave an answer that cannot be read. Try again in a moment.',
    status,
  });
}

function leaveForSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}
