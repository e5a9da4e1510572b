import { decodeJwt } from 'jose';
import type { JWT } from 'next-auth/jwt';
import { describe, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { test } from '@/lib/testing/fixtures';
import { forgedTokens } from '@/lib/testing/forged-tokens';
import type { Account } from '@/lib/testing/account';
import { nextAuthOptions } from './next-auth-options';
import { verifyToken } from './token';

const secret = 'next-auth hands over its own, which nobody uses';

const factsOf = ({ user, tenant, sessionId }: Account) => ({
  sub: user.id,
  tid: tenant.id,
  sid: sessionId,
  session_exp: Math.floor(Date.now() / 1000) + 86_400,
});

async function encode(token: JWT): Promise<string> {
  return (await nextAuthOptions().jwt?.encode?.({ token, secret })) ?? '';
}

async function decode(token: string): Promise<JWT | null | undefined> {
  return nextAuthOptions().jwt?.decode?.({ token, secret });
}

describe('the browser’s cookie', () => {
  test('carries the very token that Authorization: Bearer carries', async ({ account, call }) => {
    const token = await encode(factsOf(account));
    await expect(verifyToken(token)).resolves.toMatchObject({ sid: account.sessionId });
    const answer = await call('GET', '/api/v1/api-keys', { credential: token });
    expect(answer.status).toBe(200);
  });

  test('is read back as who is signed in', async ({ account }) => {
    expect(await decode(account.token)).toMatchObject({ sub: account.user.id });
  });

  test('is nobody’s once the session has ended', async ({ db, account }) => {
    await db.session.update({ where: { id: account.sessionId }, data: { endedAt: new Date() } });
    expect(await decode(account.token)).toBe(null);
  });

  test('is nobody’s once the member was removed', async ({ db, account }) => {
    await db.membership.deleteMany({ where: { userId: account.user.id } });
    expect(await decode(account.token)).toBe(null);
  });

  test('is nobody’s when it is forged, in any of the ways there are', async ({ account }) => {
    for (const [name, token] of await forgedTokens(factsOf(account)))
      expect([name, await decode(token)]).toEqual([name, null]);
    expect(await decode('')).toBe(null);
  });

  test('says nothing but who, where and until when: no name, no e-mail', async ({ account }) => {
    const more = { ...factsOf(account), email: 'ann@example.com', name: 'Ann', picture: 'x' };
    expect(Object.keys(decodeJwt(await encode(more)))).not.toEqual(
      expect.arrayContaining(['email']),
    );
    expect(JSON.stringify(decodeJwt(await encode(more)))).not.toContain('Ann');
  });

  test('cannot be made of nothing', async () => {
    await expect(encode({})).rejects.toThrow();
    await expect(encode({ sub: 'usr_1' })).rejects.toThrow();
  });

  test('is out of reach of scripts and other sites, and bound to the host on https', () => {
    const optionsFor = (APP_URL: string) => {
      provideEnv({ APP_URL });
      return nextAuthOptions().cookies?.sessionToken;
    };
    const safe = { httpOnly: true, sameSite: 'lax', path: '/' };
    expect(optionsFor('https://files.example.com')).toMatchObject({
      name: '__Host-uploadkit.session',
      options: { ...safe, secure: true },
    });
    expect(optionsFor('http://localhost:3000')).toMatchObject({
      name: 'uploadkit.session',
      options: { ...safe, secure: false },
    });
  });
});

describe('after signing in or out the browser is led', () => {
  const baseUrl = 'http://localhost:3000';
  const ledTo = (url: string) => nextAuthOptions().callbacks?.redirect?.({ url, baseUrl });

  test.for(['/projects/prj_1/keys?page=2#x', '/'])('to the page asked for: %s', async (path) => {
    expect(await ledTo(path)).toBe(baseUrl + path);
    expect(await ledTo(baseUrl + path)).toBe(baseUrl + path);
  });

  test.for([
    'https://evil.example/',
    'http://localhost:3000.evil.example/',
    'http://localhost:3000@evil.example/',
    'http://localhost:30001/',
    'https://localhost:3000/',
    '//evil.example/',
    '/\\evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://[',
  ])('to our start page instead of %j', async (url) => {
    expect(await ledTo(url)).toBe(baseUrl);
  });
});

test('signing out ends the session itself, not only the cookie', async ({ account, call }) => {
  const claims = await verifyToken(account.token);
  await nextAuthOptions().events?.signOut?.({ token: claims, session: { expires: '' } });
  const answer = await call('GET', '/api/v1/api-keys', { credential: account.token });
  expect(answer.status).toBe(401);
});

test('signing out twice, or as nobody, is no error', async ({ account }) => {
  const claims = await verifyToken(account.token);
  const signOut = (token: JWT) =>
    nextAuthOptions().events?.signOut?.({ token, session: { expires: '' } });
  await signOut(claims);
  await expect(Promise.resolve(signOut({}))).resolves.toBeUndefined();
});
