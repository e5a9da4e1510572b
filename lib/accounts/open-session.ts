import type { Ctx } from '@/lib/context';
import { lookupsOf, type Db, type Tx, type User } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { enterAtOnce } from './enter-at-once';
import { enterFirstTenant, type Opened } from './enter-first-tenant';
import { isGuessRight, requireGuessLeft } from './guess-limits';
import type { LoginInput } from './schemas';
import { takeSignInTurn } from './sign-in-turns';

const FIND_USER = {
  name: 'find-user',
  text: `
    SELECT id, email, name, password_hash AS "passwordHash", email_verified_at AS "emailVerifiedAt",
      created_at AS "createdAt"
    FROM users WHERE email = $1`,
};

/**
 * Signs a user in to the tenant they joined first. A wrong e-mail and a wrong password look the same, in body and in time.
 * @throws AppError `unauthenticated`, `rate_limited` after too many wrong ones for this account or from this address
 */
export async function openSession(ctx: Ctx, input: LoginInput): Promise<Opened> {
  const email = input.email.trim().toLowerCase();
  await requireGuessLeft({ email, ipAddress: ctx.client.ipAddress });
  return takeSignInTurn(async () => {
    const user = await requireRightPassword(ctx, { email, password: input.password });
    return (await enterAtOnce(ctx, user)) ?? enterStepByStep(ctx, user);
  });
}

/** The user whose password it is. @throws AppError as `openSession` */
async function requireRightPassword(ctx: Ctx, { email, password }: LoginInput): Promise<User> {
  const user = await findUser(ctx.db, email);
  const guess = { email, ipAddress: ctx.client.ipAddress };
  const fits = await isGuessRight(guess, password, user?.passwordHash ?? null);
  if (!fits || user === null) throw wrongLogin();
  return user;
}

async function findUser(db: Db, email: string): Promise<User | null> {
  const [user] = await lookupsOf(db).query<User>({ ...FIND_USER, values: [email] });
  return user ?? null;
}

/** For who has no tenant, or no longer the password that was compared. */
function enterStepByStep(ctx: Ctx, user: User): Promise<Opened> {
  return ctx.db.$transaction(async (tx) => {
    await requireSamePassword(tx, user);
    return enterFirstTenant(tx, ctx, user);
  });
}

/** A password that was changed while the old one was being checked has ended the old one's sessions: this one too. */
async function requireSamePassword(tx: Tx, user: User): Promise<void> {
  const same = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users WHERE id = ${user.id} AND password_hash = ${user.passwordHash} FOR SHARE`;
  if (same.length === 0) throw wrongLogin();
}

function wrongLogin(): AppError {
  return new AppError('unauthenticated', { details: ['Wrong e-mail or password'] });
}
