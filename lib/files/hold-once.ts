import type { HeldFile } from './storage/port';

/**
 * Lets stages have an upload's bytes as a file of this machine: it is held when the first of them asks for its path, which with S3 means
 * fetched, and let go when all have run.
 */
export async function holdOnce<T>(
  hold: () => Promise<HeldFile>,
  runStages: (localPath: () => Promise<string>) => Promise<T>,
): Promise<T> {
  let held: Promise<HeldFile> | null = null;
  try {
    return await runStages(async () => (await (held ??= hold())).path);
  } finally {
    await release(held);
  }
}

/** What could not be held has been told to who asked for it. */
async function release(held: Promise<HeldFile> | null): Promise<void> {
  const file = await held?.catch(() => null);
  await file?.release();
}
