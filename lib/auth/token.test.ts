import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { provideEnv } from '@/lib/env';
import { forgedTokens, rightToken } from '@/lib/testing/forged-tokens';
import { signToken, TOKEN_SECONDS, verifyToken } from './token';

const FACTS = { sub: 'usr_1', tid: 'ten_1', sid: 'ses_1' };
const NOW = new Date();
const SECONDS = Math.floor(NOW.getTime() / 1000);
const LATER = { ...FACTS, session_exp: SECONDS + 30 * 86_400 };

test('what was signed is what is read', async () => {
  const { token } = await signToken(LATER, NOW);
  await expect(verifyToken(token)).resolves.toMatchObject(LATER);
});

test('a token made elsewhere with the same secret and the same claims is read too', async () => {
  await expect(verifyToken(rightToken(FACTS))).resolves.toMatchObject(FACTS);
});

const forged = await forgedTokens(FACTS);

test.each(forged)('a token with %s opens nothing and breaks nothing', async (_what, token) => {
  await expect(verifyToken(token)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test.each(['', '.', '..', '...', 'a.b.c', 'e30.e30.e30', `${'a'.repeat(4000)}.b.c`, 'null', '{}'])(
  '%j is refused like any other token',
  async (token) => {
    await expect(verifyToken(token)).rejects.toMatchObject({
      code: 'unauthenticated',
      details: ['Authentication required'],
    });
  },
);

test('a token lives for a day', async () => {
  const { token, expiresAt } = await signToken(LATER, NOW);
  expect(decodeJwt(token).exp).toBe(SECONDS + 86_400);
  expect(expiresAt.getTime()).toBe((SECONDS + 86_400) * 1000);
});

test('a token never outlives its session', async () => {
  const session_exp = SECONDS + 60;
  const { token } = await signToken({ ...FACTS, session_exp }, NOW);
  expect(decodeJwt(token).exp).toBe(session_exp);
});

test('a token of a day ago has ended, whatever its session', async () => {
  const { token } = await signToken(LATER, new Date(NOW.getTime() - TOKEN_SECONDS * 1000));
  await expect(verifyToken(token)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a token says no more than user, tenant, session and times', async () => {
  const { token } = await signToken(LATER, NOW);
  expect(Object.keys(decodeJwt(token)).sort()).toEqual(
    ['aud', 'exp', 'iat', 'iss', 'session_exp', 'sid', 'sub', 'tid'].sort(),
  );
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'uploadkit-session+jwt' });
});

test('tokens signed under a secret that was since changed are dead', async () => {
  const { token } = await signToken(LATER, NOW);
  await expect(verifyToken(token)).resolves.toMatchObject(FACTS);
  provideEnv({ AUTH_SECRET: 'the secret of after the leak, long enough' });
  await expect(verifyToken(token)).rejects.toMatchObject({ code: 'unauthenticated' });
});
