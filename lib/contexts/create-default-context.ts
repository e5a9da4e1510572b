import type { Actor } from '@/lib/auth/principal';
import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';

/** The context every project begins with; uploads that name none go there. */
const DEFAULT_CONTEXT_KEY = 'default';

/** Makes the project's `default` context in the transaction that makes the project. */
export async function createDefaultContext(
  tx: Tx,
  ctx: Ctx,
  { tenantId, projectId, actor }: { tenantId: string; projectId: string; actor: Actor },
): Promise<void> {
  const { id } = await tx.uploadContext.create({
    data: {
      id: newId('ctx'),
      tenantId,
      projectId,
      contextKey: DEFAULT_CONTEXT_KEY,
      displayName: 'Default',
      scanForViruses: env().CLAMD_URL !== undefined,
    },
  });
  await recordAudit(tx, ctx, {
    action: 'context.created',
    entity: { type: 'context', id, name: DEFAULT_CONTEXT_KEY },
    tenantId,
    projectId,
    actor,
  });
}
