import type { Db } from '@/lib/db';

/** The longest window that a context's rate limit may have. */
const LONGEST_WINDOW_SECONDS = 3_600;

/** Forgets uploads that no rate limit counts any more. */
export async function forgetRatedUploads(db: Db): Promise<void> {
  await db.$executeRaw`
    DELETE FROM rated_uploads
    WHERE stored_at < statement_timestamp() - make_interval(secs => ${LONGEST_WINDOW_SECONDS})`;
}
