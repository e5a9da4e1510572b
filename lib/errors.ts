/** Every way a request can fail on purpose. One public sentence each; `lib/http/error-response.ts` gives each its HTTP status. */
export const ERROR_MESSAGES = {
  unauthenticated: 'Invalid or missing API key',
  insufficient_scope: 'The API key lacks a scope this request needs',
  forbidden: 'Your role does not allow this',
  exceeds_own_grant: 'This is more than you may grant or use',
  key_limit_reached: 'The project has reached its key limit',
  project_limit_reached: 'The tenant has reached its project limit',
  quota_exceeded: 'A quota of your plan is used up',
  cross_origin: 'Requests from another site are refused',
  malformed_request: 'The request could not be read',
  file_rejected: 'The file was rejected',
  project_required: 'Name a project with the X-Project-Id header',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  invalid_state: 'The resource is in a state that does not allow this',
  context_exists: 'A context with this key exists already',
  idempotency_in_progress: 'A request with this Idempotency-Key is still running',
  last_owner: 'A tenant needs at least one owner',
  payload_too_large: 'The request body is too large',
  unsupported_media_type: 'Unsupported media type',
  validation_failed: 'The request has invalid fields',
  idempotency_mismatch: 'This Idempotency-Key was used with another request',
  rate_limited: 'Too many requests',
  internal: 'Something went wrong on our side',
  scanner_unavailable: 'The virus scanner is unavailable',
  unavailable: 'The service is temporarily unavailable',
  storage_full: 'The storage is full',
} as const;

export type ErrorCode = keyof typeof ERROR_MESSAGES;

/** A rate limit of which nothing is left. */
export type UsedUp = {
  policy: 'uploads' | 'sign-in' | 'sign-up';
  limit: number;
  windowSeconds: number;
};

type AppErrorOptions = {
  /** What the caller can act on; leaves the building. */
  details?: string[];
  /** What an operator wants to read; never leaves the log. */
  log?: string;
  /** Scopes that would have let the request through (`insufficient_scope` only). */
  neededScope?: string;
  /** Seconds after which a retry makes sense. */
  retryAfterSeconds?: number;
  /** The limit that is used up, where it is another than the caller's own requests (`rate_limited` only). */
  usedUp?: UsedUp;
  cause?: unknown;
};

/** The one error for expected failures: a code, its fixed public sentence, and details a caller can act on. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: string[];
  readonly log: string | undefined;
  readonly neededScope: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly usedUp: UsedUp | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(ERROR_MESSAGES[code], { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? [];
    this.log = options.log;
    this.neededScope = options.neededScope;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.usedUp = options.usedUp;
  }
}

/** The one answer to every credential that is missing, malformed, unknown, expired, disabled or revoked. */
export function unauthenticated(log: string, cause?: unknown): AppError {
  return new AppError('unauthenticated', { details: ['Authentication required'], log, cause });
}
