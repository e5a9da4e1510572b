import { z } from 'zod';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { openStorage } from '@/lib/files';
import { log } from '@/lib/log';
import { route } from './route';

/** The process is up. */
export const getLivez = route({
  summary: 'Whether the process is up',
  public: true,
  output: z.strictObject({ process: z.literal('ok') }),
  run: () => ({ process: 'ok' as const }),
});

const Part = z.literal('ok');

/** The process can serve: database and storage answer. */
export const getReadyz = route({
  summary: 'Whether the parts that are needed answer',
  public: true,
  output: z.strictObject({ database: Part, storage: Part }),
  run: async () => {
    const failed = [
      ...(await failure('database', () => db().$queryRaw`SELECT 1`)),
      ...(await failure('storage', () => openStorage().check())),
    ];
    if (failed.length > 0)
      throw new AppError('unavailable', { details: failed, retryAfterSeconds: 2 });
    return { database: 'ok' as const, storage: 'ok' as const };
  },
});

async function failure(part: string, check: () => PromiseLike<unknown>): Promise<string[]> {
  try {
    await check();
    return [];
  } catch (error) {
    log().error({ err: error, part }, 'not ready');
    return [`${part}: not ok`];
  }
}
