import { describe, expect } from 'vitest';
import { signIn } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import { lockCaller } from './lock-caller';

const ENDED = { code: 'unauthenticated', details: ['Authentication required'] };

describe('a key that was good when the request began writes nothing', () => {
  test.for([
    ['revoked', 'revoked_at = now()'],
    ['disabled', 'disabled_at = now()'],
    ['expired', "expires_at = now() - interval '1 second'"],
  ] as const)('once it is %s', async ([, change], { db, anyKey, keyCtx }) => {
    const { principal } = await keyCtx(anyKey);
    await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, anyKey.id);
    await expect(db.$transaction((tx) => lockCaller(tx, principal))).rejects.toMatchObject(ENDED);
  });

  test('once it is gone altogether', async ({ db, anyKey, keyCtx }) => {
    const { principal } = await keyCtx(anyKey);
    await db.apiKey.delete({ where: { id: anyKey.id } });
    await expect(db.$transaction((tx) => lockCaller(tx, principal))).rejects.toMatchObject(ENDED);
  });
});

test('a key that was narrowed meanwhile writes with what it has left', async ({
  db,
  anyKey,
  keyCtx,
}) => {
  const { principal } = await keyCtx(anyKey);
  await db.$executeRaw`
    UPDATE api_keys SET scopes = '{upload}', contexts = '{avatars}' WHERE id = ${anyKey.id}`;
  const caller = await db.$transaction((tx) => lockCaller(tx, principal));
  expect(caller).toMatchObject({ keyId: anyKey.id, scopes: ['upload'], contexts: ['avatars'] });
});

test('a revocation is not answered before a write that began earlier is out of the way', async ({
  db,
  anyKey,
  keyCtx,
}) => {
  const { principal } = await keyCtx(anyKey);
  const order: string[] = [];
  const { revoked } = await db.$transaction(async (tx) => {
    await lockCaller(tx, principal);
    const statement = db.$executeRaw`UPDATE api_keys SET revoked_at = now() WHERE id = ${anyKey.id}`;
    const answered = statement.then(() => order.push('revocation answered'));
    await untilWaiting(db);
    order.push('write visible');
    return { revoked: answered };
  });
  await revoked;
  expect(order).toEqual(['write visible', 'revocation answered']);
});

test('a write that meets a revocation under way waits for it and then fails', async ({
  db,
  anyKey,
  keyCtx,
}) => {
  const { principal } = await keyCtx(anyKey);
  const { written } = await db.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE api_keys SET revoked_at = now() WHERE id = ${anyKey.id}`;
    const write = db.$transaction((other) => lockCaller(other, principal));
    const outcome = write.then(
      () => 'written',
      (error: unknown) => error,
    );
    await untilWaiting(db);
    return { written: outcome };
  });
  await expect(written).resolves.toMatchObject(ENDED);
});

test('writes of one key do not wait for each other', async ({ db, anyKey, keyCtx }) => {
  const { principal } = await keyCtx(anyKey);
  await db.$transaction(async (tx) => {
    await lockCaller(tx, principal);
    await expect(db.$transaction((other) => lockCaller(other, principal))).resolves.toMatchObject({
      keyId: anyKey.id,
    });
  });
});

describe('a member who was signed in when the request began writes nothing', () => {
  test.for([
    ['signed out', 'UPDATE sessions SET ended_at = now() WHERE user_id = $1'],
    ['their session expired', 'UPDATE sessions SET expires_at = now() WHERE user_id = $1'],
    ['removed from the tenant', 'DELETE FROM memberships WHERE user_id = $1'],
    ['deleted', 'DELETE FROM users WHERE id = $1'],
  ] as const)('once %s', async ([, change], { db, account }) => {
    await db.$executeRawUnsafe(change, account.user.id);
    await expect(
      db.$transaction((tx) => lockCaller(tx, account.ctx.principal)),
    ).rejects.toMatchObject(ENDED);
  });
});

test('a member who was demoted meanwhile writes with the role they have now', async ({
  db,
  account,
}) => {
  await db.membership.updateMany({ where: { userId: account.user.id }, data: { role: 'viewer' } });
  const caller = await db.$transaction((tx) => lockCaller(tx, account.ctx.principal));
  expect(caller).toMatchObject({ userId: account.user.id, role: 'viewer' });
});

describe('what ends a member, or what they may do, is not answered before a write that began earlier is out of the way:', () => {
  test.for([
    ['a sign-out', 'UPDATE sessions SET ended_at = now() WHERE user_id = $1'],
    ['a removal', 'DELETE FROM memberships WHERE user_id = $1'],
    ['a change of role', "UPDATE memberships SET role = 'viewer' WHERE user_id = $1"],
  ] as const)('%s', async ([, change], { db, account }) => {
    const order: string[] = [];
    const { changed } = await db.$transaction(async (tx) => {
      await lockCaller(tx, account.ctx.principal);
      const statement = db.$executeRawUnsafe(change, account.user.id);
      const answered = statement.then(() => order.push('answered'));
      await Promise.race([untilWaiting(db), answered]);
      order.push('write visible');
      return { changed: answered };
    });
    await changed;
    expect(order).toEqual(['write visible', 'answered']);
  });
});

test('a write that meets a removal under way waits for it and then fails, and the removal does not wait for it', async ({
  db,
  account: { user, ctx },
}) => {
  const { written } = await db.$transaction(async (tx) => {
    await tx.membership.deleteMany({ where: { userId: user.id } });
    const write = db.$transaction((other) => lockCaller(other, ctx.principal));
    const outcome = write.then(
      () => 'written',
      (error: unknown) => error,
    );
    await untilWaiting(db);
    await tx.$executeRaw`SET LOCAL lock_timeout = '5s'`;
    await tx.$executeRaw`UPDATE sessions SET ended_at = now() WHERE user_id = ${user.id}`;
    return { written: outcome };
  });
  await expect(written).resolves.toMatchObject(ENDED);
});

test('writes of one member do not wait for each other', async ({ db, account }) => {
  const { principal } = account.ctx;
  await db.$transaction(async (tx) => {
    await lockCaller(tx, principal);
    await expect(
      db.$transaction(async (other) => {
        await other.$executeRaw`SET LOCAL lock_timeout = '5s'`;
        return lockCaller(other, principal);
      }),
    ).resolves.toMatchObject({ sessionId: account.sessionId });
  });
});

test('the end of another session of the same member is not the end of this one', async ({
  db,
  account,
}) => {
  const other = await signIn(db, { userId: account.user.id, tenantId: account.tenant.id });
  await db.session.update({ where: { id: other.sessionId }, data: { endedAt: new Date() } });
  await expect(
    db.$transaction((tx) => lockCaller(tx, account.ctx.principal)),
  ).resolves.toMatchObject({ sessionId: account.sessionId });
});
