import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** Errors by which a database says that it cannot be reached or is going away: SQLSTATE classes 08, 53, 57P and sockets. */
const UNREACHABLE_CODE =
  /^(08\w{3}|53\w{3}|57P0[1-4]|P1001|P1002|P1008|P1017|P2024|P2028|ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)$/;
const UNREACHABLE_TEXT =
  /connection terminated|not queryable|timeout exceeded when trying to connect|^timeout expired$|query read timeout|ECONNREFUSED|Can't reach database|Code: `(08\w{3}|53\w{3}|57P0[1-4])`/i;

/** What Prisma's driver adapter makes of a driver's error: no `Error`, but the cause of one. */
const DriverFault = z.object({ kind: z.string(), originalCode: z.string().optional() });
const UNREACHABLE_KIND =
  /^(ConnectionClosed|DatabaseNotReachable|SocketTimeout|TooManyConnections)$/;

/** Any thrown value as an AppError: what was expected as it is, a lost database as `unavailable`, the rest as `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isUnreachable(thrown))
    return new AppError('unavailable', { retryAfterSeconds: 2, cause: thrown });
  return new AppError('internal', { cause: thrown });
}

/** Causes are followed this far: an error may be its own cause. */
const DEEPEST_CAUSE = 8;

function isUnreachable(thrown: unknown, depth = 0): boolean {
  if (depth > DEEPEST_CAUSE) return false;
  if (thrown instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  return (
    UNREACHABLE_CODE.test(code) ||
    UNREACHABLE_TEXT.test(thrown.message) ||
    isDriverAway(thrown.cause) ||
    isUnreachable(thrown.cause, depth + 1)
  );
}

function isDriverAway(cause: unknown): boolean {
  const { data: fault } = DriverFault.safeParse(cause);
  if (fault === undefined || cause instanceof Error) return false;
  return UNREACHABLE_KIND.test(fault.kind) || UNREACHABLE_CODE.test(fault.originalCode ?? '');
}
