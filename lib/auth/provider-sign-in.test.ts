import { afterAll, afterEach, beforeEach, describe, expect } from 'vitest';
import { signInProviders } from '@/lib/accounts';
import type { Db } from '@/lib/db';
import { env, provideEnv } from '@/lib/env';
import { authorize, openAuthBrowser, type AuthBrowser } from '@/lib/testing/auth-browser';
import { call } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { OAUTH_CLIENT, startOAuthProvider, type Person } from '@/lib/testing/oauth-provider';
import { dumpDatabase } from '@/lib/testing/plain-text';
import { verifyToken } from './token';

const provider = await startOAuthProvider();
afterAll(() => provider.close());

const { id, secret } = OAUTH_CLIENT;
const CLIENTS = {
  ...{ GITHUB_ID: id, GITHUB_SECRET: secret, GITHUB_URL: provider.url },
  ...{ GOOGLE_ID: id, GOOGLE_SECRET: secret, GOOGLE_ISSUER: provider.url },
};
const NO_CLIENTS = { GITHUB_ID: '', GITHUB_SECRET: '', GOOGLE_ID: '', GOOGLE_SECRET: '' };

beforeEach(() => provideEnv(CLIENTS));
afterEach(() => {
  provideEnv({ ...NO_CLIENTS, RATE_LIMITS: 'off' });
  provider.forge({});
});

let people = 1000;
function somebody(change: Partial<Person> = {}): Person {
  const subject = String((people += 1));
  const email = `person-${subject}@example.com`;
  return { subject, name: 'Ann Example', email, isVerified: true, ...change };
}

const PASSWORD = 'correct horse battery staple';
async function register({ email }: Person): Promise<void> {
  const body = { email, password: PASSWORD, name: 'Ann' };
  expect((await call('POST', '/api/v1/auth/register', { body })).status).toBe(201);
}

const START = () => `${env().appUrl}/`;
const tokenIn = (browser: AuthBrowser) => browser.cookies.get('uploadkit.session') ?? '';
const errorIn = (page: string) => new URL(page).searchParams.get('error');
const userOf = (db: Db, { email }: Person) => db.user.findUnique({ where: { email } });

/** Everything that signing in could leave behind. */
const everything = async (db: Db) => [
  await db.user.count(),
  await db.identity.count(),
  await db.session.count(),
  await db.tenant.count(),
  await db.auditLog.count(),
];

async function expectRefused(db: Db, person: Person, [at, error]: [string, string]) {
  const before = await everything(db);
  const browser = openAuthBrowser();
  expect(errorIn(await browser.signInAs(person, at))).toBe(error);
  expect(tokenIn(browser)).toBe('');
  expect(await everything(db)).toEqual(before);
}

describe.for(['github', 'google'])('at %s', (at) => {
  test('who is new has what signing up makes, and the cookie of a password sign-in', async ({
    db,
  }) => {
    const person = somebody();
    const browser = openAuthBrowser();
    expect(await browser.signInAs(person, at)).toBe(START());
    const { sid, sub, tid } = await verifyToken(tokenIn(browser));
    const user = await userOf(db, person);
    expect(user).toMatchObject({ id: sub, name: 'Ann Example', passwordHash: null });
    expect(user?.emailVerifiedAt).not.toBe(null);
    expect(await db.session.findUnique({ where: { id: sid } })).toMatchObject({
      ...{ userId: sub, tenantId: tid, ipAddress: '198.51.100.7' },
    });
    const me = await call('GET', '/api/v1/me', { credential: tokenIn(browser) });
    expect(me).toMatchObject({
      status: 200,
      data: {
        tenant: { name: 'Ann Example', tier: 'free' },
        role: 'owner',
        projects: [{ name: 'My first project' }],
      },
    });
    const entries = await db.auditLog.findMany({
      where: { tenantId: tid },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      ...['tenant.created', 'project.created', 'context.created'],
      ...['member.updated', 'session.created'],
    ]);
    for (const { actor } of entries) expect(actor).toMatchObject({ type: 'user', id: sub });
  });

  test('who comes again is the same user, by what never changes there', async ({ db }) => {
    const person = somebody();
    const first = openAuthBrowser();
    await first.signInAs(person, at);
    const changed = { ...person, name: 'Else', email: `new-${person.email}`, isVerified: false };
    const second = openAuthBrowser();
    expect(await second.signInAs(changed, at)).toBe(START());
    const [one, other] = [await verifyToken(tokenIn(first)), await verifyToken(tokenIn(second))];
    expect([other.sub, other.tid]).toEqual([one.sub, one.tid]);
    expect(other.sid).not.toBe(one.sid);
    expect(await userOf(db, person)).toMatchObject({ name: 'Ann Example' });
  });

  test('nobody is let in on an address that is not verified there', ({ db }) =>
    expectRefused(db, somebody({ isVerified: false }), [at, 'email_unverified']));

  test('nor on one that is no address', ({ db }) =>
    expectRefused(db, somebody({ email: 'a@b.co, c@d.co' }), [at, 'email_unverified']));

  // Whoever registers first under an address that is not theirs must not share the account with its owner.
  test('nobody gets into an account whose address nobody has vouched for', async ({ db }) => {
    const person = somebody();
    await register(person);
    await expectRefused(db, person, [at, 'account_exists']);
  });

  test('two at once are one user', async ({ db }) => {
    const person = somebody();
    const browsers = [openAuthBrowser(), openAuthBrowser(), openAuthBrowser()];
    const pages = await Promise.all(browsers.map((each) => each.signInAs(person, at)));
    expect(pages).toEqual(browsers.map(START));
    expect(await db.user.count({ where: { email: person.email } })).toBe(1);
  });

  test('an answer counts in the browser that asked, and once', async ({ db }) => {
    const before = await everything(db);
    const [browser, other] = [openAuthBrowser(), openAuthBrowser()];
    const back = await authorize(await browser.start(at), somebody());
    expect(errorIn(await other.follow(back))).toBe('OAuthCallback');
    await other.start(at);
    expect(errorIn(await other.follow(back))).toBe('OAuthCallback');
    expect(await everything(db)).toEqual(before);
    expect(await browser.follow(back)).toBe(START());
    expect(errorIn(await browser.follow(back))).toBe('OAuthCallback');
  });

  test('asks with state and PKCE, and comes back to APP_URL', async () => {
    const { searchParams } = new URL(await openAuthBrowser().start(at));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      redirect_uri: `${env().appUrl}/api/auth/callback/${at}`,
    });
    for (const name of ['state', 'code_challenge', ...(at === 'google' ? ['nonce'] : [])])
      expect(searchParams.get(name)?.length).toBeGreaterThan(20);
  });

  test('leads to the page that was asked for, and never off this site', async () => {
    const page = '/invitations/abc?x=1';
    expect(await openAuthBrowser().signInAs(somebody(), at, page)).toBe(env().appUrl + page);
    for (const elsewhere of [
      ...['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'],
      ...['http://localhost.evil.example', 'http://[', '\\\\evil.example', '::'],
    ]) {
      const end = await openAuthBrowser().signInAs(somebody(), at, elsewhere);
      expect([elsewhere, new URL(end).origin]).toEqual([elsewhere, env().appUrl]);
    }
  });

  test('who says no there is told so, and finds the way back', async ({ db }) => {
    const before = await everything(db);
    const nobody = somebody({ subject: '' });
    const page = await openAuthBrowser().signInAs(nobody, at, '/invitations/abc');
    expect([new URL(page).pathname, errorIn(page)]).toEqual(['/sign-in', 'Callback']);
    expect(new URL(page).searchParams.get('callbackUrl')).toBe('/invitations/abc');
    expect(await everything(db)).toEqual(before);
  });

  test('too many steps from one address wait, and others do not', async () => {
    provideEnv({ RATE_LIMITS: '' });
    const address = at === 'github' ? '203.0.113.1' : '203.0.113.2';
    const busy = openAuthBrowser(address);
    for (let n = 0; n < 120; n++) await busy.send(`/api/auth/callback/${at}`);
    const page = await busy.follow(`/api/auth/callback/${at}`);
    expect(errorIn(page)).toBe('rate_limited');
    const answer = await busy.post(`signin/${at}`, {});
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await openAuthBrowser('203.0.113.9').signInAs(somebody(), at)).toBe(START());
  });

  test('is not there without its client', async () => {
    provideEnv(NO_CLIENTS);
    expect(signInProviders()).toEqual([]);
    const browser = openAuthBrowser();
    expect(await (await browser.send('/api/auth/providers')).json()).not.toHaveProperty(at);
    expect(await browser.start(at)).toMatch(/\/signin/);
  });
});

describe('an account that a provider has vouched for', () => {
  test('is entered through another provider that vouches for the same address', async ({ db }) => {
    const person = somebody();
    const browser = openAuthBrowser();
    await browser.signInAs(person, 'github');
    const other = openAuthBrowser();
    expect(await other.signInAs({ ...person, subject: 'g-1' }, 'google')).toBe(START());
    const { sub, tid } = await verifyToken(tokenIn(other));
    expect(sub).toBe((await verifyToken(tokenIn(browser))).sub);
    expect(await db.identity.count({ where: { userId: sub } })).toBe(2);
    const entries = await db.auditLog.findMany({
      where: { tenantId: tid, action: 'member.updated' },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ changes }) => changes)).toEqual([
      { after: { github_sign_in: 'connected' } },
      { after: { google_sign_in: 'connected' } },
    ]);
  });

  // An address changes hands, as in a company; an account at a provider does not.
  test('is not entered by another account of the same provider', async ({ db }) => {
    const person = somebody();
    await openAuthBrowser().signInAs(person, 'google');
    await expectRefused(db, { ...person, subject: 'g-2' }, ['google', 'account_exists']);
  });

  test('is not entered on an address that the other provider has not verified', async ({ db }) => {
    const person = somebody();
    await openAuthBrowser().signInAs(person, 'github');
    const unproven = { ...person, subject: 'g-3', isVerified: false };
    await expectRefused(db, unproven, ['google', 'email_unverified']);
  });
});

describe('Google’s word is checked:', () => {
  test.for([
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'another client' }],
    ['an old token', { exp: 1 }],
    ['another nonce', { nonce: 'x' }],
  ] as const)('%s', async ([, claims], { db }) => {
    provider.forge(claims);
    await expectRefused(db, somebody(), ['google', 'OAuthCallback']);
  });

  test('only a true `email_verified` is one', async ({ db }) => {
    for (const email_verified of ['true', 1, null]) {
      provider.forge({ email_verified });
      await expectRefused(db, somebody(), ['google', 'email_unverified']);
    }
  });
});

test.for([
  ['Zoë 你好', 'Zoë 你好'],
  ['  ', 'NAME'],
  ['x'.repeat(101), 'NAME'],
  ['Ann\u202e', 'NAME'],
] as const)('a name that is none gives way to the address: %j', async ([told, kept], { db }) => {
  const person = somebody({ name: told });
  await openAuthBrowser().signInAs(person, 'google');
  const name = kept === 'NAME' ? person.email.split('@')[0] : kept;
  expect(await userOf(db, person)).toMatchObject({ name });
});

test('no answer of signing in is kept by a cache', async ({ db }) => {
  expect(db).toBeTruthy();
  const browser = openAuthBrowser();
  const answers = [
    await browser.send('/api/auth/csrf'),
    await browser.send('/api/auth/session'),
    await browser.post('signin/github', { callbackUrl: '/' }),
    await browser.post('callback/credentials', { email: 'a@b.co', password: 'wrong' }),
  ];
  for (const { headers } of answers) expect(headers.get('Cache-Control')).toBe('no-store');
});

test('new ones count as sign-ups, and known ones do not', async ({ db }) => {
  const known = somebody();
  await openAuthBrowser().signInAs(known);
  provideEnv({ RATE_LIMITS: '' });
  const from = '203.0.113.50';
  for (let n = 0; n < 100; n++)
    await call('POST', '/api/v1/auth/register', {
      from,
      body: { email: known.email, password: PASSWORD, name: 'Ann' },
    });
  const before = await db.user.count();
  expect(errorIn(await openAuthBrowser(from).signInAs(somebody()))).toBe('rate_limited');
  expect(await db.user.count()).toBe(before);
  expect(await openAuthBrowser(from).signInAs(known)).toBe(START());
});

test('when any part fails, no half of a user stays, and no word of it gets out', async ({ db }) => {
  const [person, other] = [somebody(), somebody()];
  await register(other);
  const before = await everything(db);
  await db.$executeRaw`
    ALTER TABLE audit_logs ADD CONSTRAINT planted CHECK (action <> 'session.created') NOT VALID`;
  const browser = openAuthBrowser();
  const page = await browser.signInAs(person);
  const credentials = { email: other.email, password: PASSWORD };
  const answer = await browser.post('callback/credentials', credentials);
  await db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT planted`;
  expect([new URL(page).pathname, errorIn(page)]).toEqual(['/sign-in', 'Callback']);
  expect(answer.status).toBe(500);
  expect(page + (await answer.text())).not.toMatch(/constraint|planted/);
  expect(tokenIn(browser)).toBe('');
  expect(await everything(db)).toEqual(before);
  expect(await openAuthBrowser().signInAs(person)).toBe(START());
});

test('the provider’s tokens and our secret stay out of database and cookies', async ({ db }) => {
  const browser = openAuthBrowser();
  await browser.signInAs(somebody());
  const dump = (await dumpDatabase(db)) + Array.from(browser.cookies.values()).join();
  expect(dump).not.toContain(secret);
  expect(Object.keys(await db.identity.findFirstOrThrow())).toEqual([
    ...['provider', 'subject', 'userId', 'createdAt'],
  ]);
});
