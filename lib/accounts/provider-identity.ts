import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import type { Tx, User } from '@/lib/db';
import type { SignInProvider } from './schemas';

/** Who somebody is at a provider, in the provider's own words. */
export type ProviderIdentity = {
  provider: SignInProvider;
  /** Never given to anybody else there, unlike a name or an address. */
  subject: string;
  name: string | null;
  /** Null when the provider does not vouch for it. */
  verifiedEmail: string | null;
};

/** The user whose identity it is. */
export async function findHolder(
  db: Pick<Tx, 'identity'>,
  { provider, subject }: ProviderIdentity,
): Promise<User | null> {
  const found = await db.identity.findUnique({
    where: { provider_subject: { provider, subject } },
    include: { user: true },
  });
  return found?.user ?? null;
}

/** From now on the user signs in by it as well; the audit log of the tenant says so. */
export async function addIdentity(
  tx: Tx,
  ctx: Ctx,
  { identity, user, tenantId }: { identity: ProviderIdentity; user: User; tenantId: string },
): Promise<void> {
  const { provider, subject } = identity;
  await tx.identity.create({ data: { provider, subject, userId: user.id } });
  await recordAudit(tx, ctx, {
    action: 'member.updated',
    entity: { type: 'member', id: user.id, name: user.name },
    tenantId,
    actor: { type: 'user', id: user.id, name: user.name },
    changes: { after: { [`${provider}_sign_in`]: 'connected' } },
  });
}
