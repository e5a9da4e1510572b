import type { Ctx } from '@/lib/context';
import type { Tx, User } from '@/lib/db';
import { newId } from '@/lib/ids';
import { createTenant } from './create-tenant';
import { enterFirstTenant, type Opened } from './enter-first-tenant';
import { addIdentity, findHolder, type ProviderIdentity } from './provider-identity';
import { Email, PersonName } from './schemas';
import { countSignUp } from './sign-up-limit';
import { isUniqueViolation } from './unique-violation';

/** Why somebody whom a provider knows does not get in. */
type ProviderRefusal = 'email_unverified' | 'account_exists';

type ProviderSession = Opened | { refused: ProviderRefusal };

/**
 * Signs in whoever a provider says they are: the user that the identity belongs to; else the one whose e-mail address the provider
 * vouches for, if one has vouched for it at that account before; else a new user, with what signing up makes. An account that
 * nobody has vouched for may be anybody's who typed that address, so nobody gets into it this way (docs/decisions/0032).
 * @throws AppError `rate_limited` after too many new ones from one address
 */
export async function openProviderSession(
  ctx: Ctx,
  identity: ProviderIdentity,
): Promise<ProviderSession> {
  const verifiedEmail = Email.safeParse(identity.verifiedEmail).data ?? null;
  const known = { ...identity, verifiedEmail };
  if (await isNewcomer(ctx, known)) await countSignUp(ctx.client.ipAddress);
  const enter = () => ctx.db.$transaction((tx) => enterAs(tx, ctx, known));
  try {
    return await enter();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // They came twice at once, and the other one has made the rows: now they are found.
    return enter();
  }
}

async function isNewcomer(ctx: Ctx, identity: ProviderIdentity): Promise<boolean> {
  const { verifiedEmail: email } = identity;
  if (email === null || (await findHolder(ctx.db, identity)) !== null) return false;
  return (await ctx.db.user.count({ where: { email } })) === 0;
}

async function enterAs(tx: Tx, ctx: Ctx, identity: ProviderIdentity): Promise<ProviderSession> {
  const holder = await findHolder(tx, identity);
  if (holder !== null) return enterFirstTenant(tx, ctx, holder);
  return enterByEmail(tx, ctx, identity);
}

async function enterByEmail(
  tx: Tx,
  ctx: Ctx,
  identity: ProviderIdentity,
): Promise<ProviderSession> {
  const { verifiedEmail: email } = identity;
  if (email === null) return { refused: 'email_unverified' };
  const namesake = await lockByEmail(tx, email);
  if (namesake === null) return enterAsNewUser(tx, ctx, { ...identity, email });
  // Who waited for the lock may have waited for themselves, coming twice.
  const arrived = await findHolder(tx, identity);
  if (arrived !== null) return enterFirstTenant(tx, ctx, arrived);
  if (!(await isProvenTheirs(tx, namesake, identity))) return { refused: 'account_exists' };
  const opened = await enterFirstTenant(tx, ctx, namesake);
  await addIdentity(tx, ctx, { identity, user: namesake, tenantId: opened.session.tenantId });
  return opened;
}

async function lockByEmail(tx: Tx, email: string): Promise<User | null> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE email = ${email} FOR NO KEY UPDATE`;
  return tx.user.findUnique({ where: { email } });
}

/**
 * Whether the account is that of the address's owner. Who has another identity at the same provider is somebody else than this
 * one: addresses change hands, accounts at a provider do not.
 */
async function isProvenTheirs(tx: Tx, user: User, { provider }: ProviderIdentity) {
  if (user.emailVerifiedAt === null) return false;
  return (await tx.identity.count({ where: { userId: user.id, provider } })) === 0;
}

async function enterAsNewUser(
  tx: Tx,
  ctx: Ctx,
  { email, ...identity }: ProviderIdentity & { email: string },
): Promise<ProviderSession> {
  const name = nameOf(identity.name, email);
  const user = await tx.user.create({
    data: { id: newId('usr'), email, name, emailVerifiedAt: ctx.now },
  });
  const { tenant } = await createTenant(tx, ctx, { user, name });
  await addIdentity(tx, ctx, { identity, user, tenantId: tenant.id });
  return enterFirstTenant(tx, ctx, user);
}

/** As the provider calls them; by their address where that is no name that we take. */
function nameOf(name: string | null, email: string): string {
  const parsed = PersonName.safeParse(name?.trim());
  return parsed.data ?? email.replace(/@.*/, '');
}
