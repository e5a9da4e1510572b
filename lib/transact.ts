import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';

/**
 * The one transaction of a verb that must happen once: under an `Idempotency-Key`, what it answers is kept in the transaction itself,
 * so that work and answer are there together or not at all. The verb has to return what `work` does.
 * @throws AppError `idempotency_in_progress` while the same call runs elsewhere
 */
export async function transact<T>(
  { db, once }: Pick<Ctx, 'db' | 'once'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    await once?.claim(tx);
    const answer = await work(tx);
    await once?.keep(tx, answer);
    return answer;
  });
}
