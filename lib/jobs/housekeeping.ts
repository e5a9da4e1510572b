import type { UnplacedOperator } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import { databaseNow, db } from '@/lib/db';
import { purgeFiles, sweepObjects } from '@/lib/files';
import { newId } from '@/lib/ids';
import { forgetRatedUploads } from '@/lib/usage';

/** The server itself, where nobody asked for anything. */
const HOUSEKEEPER: UnplacedOperator = { type: 'system', name: 'Housekeeping', tenantId: null };

/** What has to happen by the clock: test files whose day is over go, and what was left behind is swept away. */
export async function keepHouse(): Promise<void> {
  const ctx: Ctx = {
    db: db(),
    principal: HOUSEKEEPER,
    now: new Date(),
    requestId: newId('req'),
    client: { ipAddress: null, userAgent: null },
  };
  await purgeFiles(ctx, await databaseNow(ctx.db));
  await sweepObjects(ctx);
  await forgetRatedUploads(ctx.db);
}
