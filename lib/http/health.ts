import { z } from 'zod';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { openScanner, openStorage } from '@/lib/files';
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

/** The process can serve: database and storage answer, and the virus scanner where there is one. */
export const getReadyz = route({
  summary: 'Whether the parts that are needed answer',
  public: true,
  output: z.strictObject({ database: Part, storage: Part, scanner: Part.optional() }),
  run: async () => {
    const scanner = openScanner();
    const failed = [
      ...(await failure('database', () => db().$queryRaw`SELECT 1`)),
      ...(await failure('storage', () => openStorage().check())),
      ...(scanner === null ? [] : await failure('scanner', () => scanner.check())),
    ];
    if (failed.length > 0)
      throw new AppError('unavailable', { details: failed, retryAfterSeconds: 2 });
    const ok = 'ok' as const;
    return { database: ok, storage: ok, ...(scanner === null ? {} : { scanner: ok }) };
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
