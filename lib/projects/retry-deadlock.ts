import { Prisma } from '@/lib/db';

const ATTEMPTS = 3;

/**
 * Runs a transaction again that the database ended because it and another waited for each other: batched counts and the purge take
 * rows of many projects in orders of their own. The other one has got through by then.
 */
export async function retryDeadlock<T>(run: () => Promise<T>, attempts = ATTEMPTS): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (attempts > 1 && isDeadlock(error)) return retryDeadlock(run, attempts - 1);
    throw error;
  }
}

/** Prisma has a code of its own for it, and for statements as we wrote them the database's in its text. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || error.message.includes('40P01');
}
