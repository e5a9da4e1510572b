import type { Actor } from '@/lib/auth/principal';
import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import type { Tx, User } from '@/lib/db';
import { newId } from '@/lib/ids';
import { createFirstProject } from '@/lib/projects';

/** A tenant on `free` with the user as its owner and a first project, in the transaction that needs it. */
export async function createTenant(tx: Tx, ctx: Ctx, { user, name }: { user: User; name: string }) {
  const actor: Actor = { type: 'user', id: user.id, name: user.name };
  const tenant = await tx.tenant.create({
    data: { id: newId('ten'), name, members: { create: { userId: user.id, role: 'owner' } } },
  });
  await recordAudit(tx, ctx, {
    action: 'tenant.created',
    entity: { type: 'tenant', id: tenant.id, name },
    tenantId: tenant.id,
    actor,
  });
  return { tenant, project: await createFirstProject(tx, ctx, { tenantId: tenant.id, actor }) };
}
