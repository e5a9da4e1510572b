import { recordAudit } from '@/lib/audit';
import { lockCaller } from '@/lib/auth/lock-caller';
import type { UserPrincipal } from '@/lib/auth/principal';
import { requireUser } from '@/lib/auth/require-member';
import type { Ctx } from '@/lib/context';
import type { Tx, User } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { toUserRecord } from './account-records';
import { requireUncommonPassword } from './common-password';
import { markSessionsEnded } from './mark-sessions-ended';
import { isGuessRight, type Guess } from './guess-limits';
import { hashPassword } from './password';
import type { UpdateMeInput, UserRecord } from './schemas';

/**
 * Changes the caller's name, or their password, upon which every other session of theirs has ended.
 * @throws AppError `forbidden` when the caller is not a session, `validation_failed` for a common password or when the current one
 * is wrong or missing, `rate_limited` after too many wrong ones
 */
export async function updateMe(ctx: Ctx, input: UpdateMeInput): Promise<UserRecord> {
  const { principal } = ctx;
  requireUser(principal);
  const known = await ctx.db.user.findUniqueOrThrow({ where: { id: principal.userId } });
  const guess = { email: known.email, ipAddress: ctx.client.ipAddress };
  const passwordHash = await newPasswordHash(known, guess, input);
  return ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
    const user = await lockUser(tx, principal);
    await lockCaller(tx, principal);
    if (passwordHash !== null && user.passwordHash !== known.passwordHash)
      throw refusedPassword('is wrong');
    const changed = await tx.user.update({
      where: { id: user.id },
      data: {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(passwordHash === null ? {} : { passwordHash }),
      },
    });
    await recordAudit(tx, ctx, {
      action: 'member.updated',
      entity: { type: 'member', id: user.id, name: changed.name },
      tenantId: principal.tenantId,
      changes: difference(user, changed),
    });
    if (passwordHash !== null)
      await markSessionsEnded(tx, ctx, { userId: user.id, except: principal.sessionId });
    return toUserRecord(changed);
  });
}

/** The hash of the new password, if there is one. Who has no password yet signs in elsewhere, and has no current one to tell. */
async function newPasswordHash(
  user: User,
  guess: Guess,
  { password, currentPassword }: UpdateMeInput,
): Promise<string | null> {
  if (password === undefined) return null;
  requireUncommonPassword(password);
  if (user.passwordHash !== null) {
    if (currentPassword === null) throw refusedPassword('is required');
    const isRight = await isGuessRight(guess, currentPassword, user.passwordHash);
    if (!isRight) throw refusedPassword('is wrong');
  }
  return hashPassword(password);
}

/** Locks the user, so that a sign-in by the old password that is under way waits, and is refused. */
async function lockUser(tx: Tx, { userId }: UserPrincipal): Promise<User> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;
  return tx.user.findUniqueOrThrow({ where: { id: userId } });
}

function difference(before: User, after: User) {
  const isRenamed = before.name !== after.name;
  return {
    ...(isRenamed ? { before: { name: before.name }, after: { name: after.name } } : {}),
    ...(before.passwordHash === after.passwordHash ? {} : { password: 'changed' }),
  };
}

function refusedPassword(reason: string): AppError {
  return new AppError('validation_failed', { details: [`current_password: ${reason}`] });
}
