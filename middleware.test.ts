import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { sessionCookieName } from '@/lib/auth/credential';
import { signToken, verifyToken } from '@/lib/auth/token';
import { provideEnv } from '@/lib/env';
import { forgedTokens } from '@/lib/testing/forged-tokens';
import { config, middleware } from './middleware';

const HOME = 'http://localhost:3000';
const COOKIE = sessionCookieName(HOME);
const FACTS = { sub: 'usr_1', tid: 'ten_1', sid: 'ses_1' };
const HOUR_MS = 3_600_000;

async function tokenOf(agoMs: number): Promise<string> {
  const session_exp = Math.floor(Date.now() / 1000) + 30 * 86_400;
  return (await signToken({ ...FACTS, session_exp }, new Date(Date.now() - agoMs))).token;
}

const ask = (path: string, token?: string, headers: Record<string, string> = {}) =>
  middleware(
    new NextRequest(HOME + path, {
      headers: { ...headers, ...(token === undefined ? {} : { Cookie: `${COOKIE}=${token}` }) },
    }),
  );

/** Where a browser would go from our own page. */
const locationOf = (response: Response) => new URL(response.headers.get('Location') ?? '', HOME);

const passes = (response: Response) => response.headers.get('x-middleware-next') === '1';

describe('a page', () => {
  test.each([
    '/projects/prj_1/keys',
    '/settings',
    '/projects/prj_1/keys?status=revoked',
    '/sign-in/settings',
    '/invitations/a/b',
  ])('%s sends who is signed out to sign-in, and back', async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(307);
    const { origin, pathname, searchParams } = locationOf(response);
    expect([origin, pathname, searchParams.get('callbackUrl')]).toEqual([HOME, '/sign-in', path]);
  });

  test.each(['//evil.example', '/\\evil.example', '/%0d%0aSet-Cookie:x=1'])(
    '%s does not send anybody to another site',
    async (path) => {
      const { origin, pathname } = locationOf(await ask(path));
      expect([origin, pathname]).toEqual([HOME, '/sign-in']);
    },
  );

  test.each(['/sign-in', '/sign-up', '/styleguide'])(
    '%s is open to who is signed out',
    async (path) => {
      expect(passes(await ask(path))).toBe(true);
    },
  );

  test('opens for who is signed in, never from a cache, with a policy of its own', async () => {
    const token = await tokenOf(0);
    const [one, other] = [await ask('/settings', token), await ask('/settings', token)];
    expect(passes(one)).toBe(true);
    expect(one.headers.get('Cache-Control')).toBe('no-store');
    const nonces = [one, other].map(
      ({ headers }) => /'nonce-([^']+)'/.exec(headers.get('Content-Security-Policy') ?? '')?.[1],
    );
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/=]{24,}$/);
    // By these Next and our own script learn the nonce.
    expect(one.headers.get('x-middleware-request-x-nonce')).toBe(nonces[0]);
    expect(one.headers.get('x-middleware-request-content-security-policy')).toBe(
      one.headers.get('Content-Security-Policy'),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('does not open for any forged cookie', async () => {
    for (const [name, token] of await forgedTokens(FACTS))
      expect([name, (await ask('/settings', token)).status]).toEqual([name, 307]);
  });

  test('does not open for an API key, nor for a token in the header', async () => {
    const headers = { Authorization: `Bearer ${await tokenOf(0)}` };
    expect((await ask('/settings', undefined, headers)).status).toBe(307);
  });

  test('does not open for who claims to have been here already', async () => {
    const headers = { 'x-middleware-subrequest': 'middleware:middleware:middleware' };
    expect((await ask('/settings', undefined, headers)).status).toBe(307);
  });
});

describe('a token', () => {
  const renewed = async (agoMs: number) => {
    const response = await ask('/settings', await tokenOf(agoMs));
    return /uploadkit\.session=([^;]+)/.exec(response.headers.get('Set-Cookie') ?? '')?.[1] ?? null;
  };

  test('that is over an hour old is renewed, so that who is active stays signed in', async () => {
    const token = await renewed(HOUR_MS + 5_000);
    const { exp, iat, sid } = await verifyToken(token ?? '');
    expect(sid).toBe(FACTS.sid);
    expect(exp - iat).toBe(86_400);
    expect(Date.now() / 1000 - iat).toBeLessThan(60);
  });

  test('that is younger is left alone', async () => {
    expect(await renewed(HOUR_MS - 60_000)).toBe(null);
  });

  test.for([
    [HOME, 'uploadkit.session', []],
    ['https://files.example.com', '__Host-uploadkit.session', ['Secure']],
  ] as const)(
    'is renewed at %s out of reach of scripts and other sites, and over https for https and this host only',
    async ([appUrl, name, more], { onTestFinished }) => {
      provideEnv({ APP_URL: appUrl });
      onTestFinished(() => void provideEnv({ APP_URL: '' }));
      const headers = { Cookie: `${name}=${await tokenOf(HOUR_MS + 5_000)}` };
      const response = await middleware(new NextRequest(`${appUrl}/settings`, { headers }));
      const [pair, ...attributes] = response.headers.get('Set-Cookie')?.split('; ') ?? [];
      expect(pair).toMatch(new RegExp(`^${name}=[^.]+\\.[^.]+\\.[^.]+$`));
      expect(attributes.filter((each) => !each.startsWith('Expires=')).toSorted()).toEqual(
        ['HttpOnly', 'Path=/', 'SameSite=lax', ...more].toSorted(),
      );
    },
  );

  test('that has ended is not brought back', async () => {
    expect(await renewed(24 * HOUR_MS + 1000)).toBe(null);
  });
});

describe('a call of the API', () => {
  test.each(['/api/v1/api-keys', '/api/v1/files', '/api/v1/nothing'])(
    '%s without a credential is refused before any handler, and not sent to sign-in',
    async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
    },
  );

  test('with a credential of the right shape goes on to its handler, untrusted', async () => {
    const headers = { Authorization: `Bearer ${await tokenOf(0)}` };
    const response = await ask('/api/v1/api-keys', undefined, headers);
    expect(passes(response)).toBe(true);
    expect(response.headers.get('x-middleware-request-x-user-id')).toBe(null);
  });

  test.each(['/api/v1/auth/login', '/api/v1/auth/register', '/api/v1/livez'])(
    '%s needs none',
    async (path) => {
      expect(passes(await ask(path))).toBe(true);
    },
  );
});

// What a matcher takes, Next cuts at 10 MB and answers 200.
describe('the matcher', () => {
  const [pattern = ''] = config.matcher;
  const matches = (path: string) => new RegExp(`^${pattern}$`).test(path);

  test.each([
    '/api/v1/files/upload',
    '/api/v1/downloads',
    '/api/auth/session',
    '/_next/static/x.js',
    '/livez',
  ])('leaves %s alone', (path) => {
    expect(matches(path)).toBe(false);
  });

  test.each(['/', '/sign-in', '/projects/prj_1/keys', '/api/v1/api-keys', '/api/v1/files'])(
    'takes %s',
    (path) => {
      expect(matches(path)).toBe(true);
    },
  );
});
