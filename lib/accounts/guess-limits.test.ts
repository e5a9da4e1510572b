import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { provideEnv } from '@/lib/env';
import { limiter } from '@/lib/limiters';
import { createAccount } from '@/lib/testing/account';
import { call, timeless, type Answer } from '@/lib/testing/call';
import { test as base } from '@/lib/testing/fixtures';
import { hashPassword } from './password';

const PASSWORD = 'correct horse battery staple';
const WRONG = 'wrong horse battery staple';
let addresses = 0;

/** An address that nobody has called from. */
const newAddress = () => `2001:db8::${(addresses += 1).toString(16)}`;

const test = base.extend('person', async ({ db }) => {
  const { user, token } = await createAccount(db);
  const passwordHash = await hashPassword(PASSWORD);
  await db.user.update({ where: { id: user.id }, data: { passwordHash } });
  return { email: user.email, token };
});

const login = (email: string, password: string, from: string) =>
  call('POST', '/api/v1/auth/login', { body: { email, password }, from });

/** So many at once, each from an address of its own. */
const atOnce = (count: number, email: string, password: string): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, () => login(email, password, newAddress())));

const REFUSAL = {
  status: 429,
  body: {
    code: 'rate_limited',
    message: 'Too many requests',
    errors: ['At most 10 wrong passwords in 300 seconds'],
  },
};

beforeEach(() => provideEnv({ RATE_LIMITS: '' }));
afterEach(() => {
  vi.useRealTimers();
  provideEnv({ RATE_LIMITS: 'off' });
});

describe('an account whose password is guessed', () => {
  test('is out of reach after ten wrong ones, from wherever, by the right one too', async ({
    person: { email },
  }) => {
    for (let n = 0; n < 10; n++) expect((await login(email, WRONG, newAddress())).status).toBe(401);
    for (const password of [WRONG, PASSWORD]) {
      const answer = await login(email, password, newAddress());
      expect(answer).toMatchObject(REFUSAL);
      const seconds = Number(answer.headers.get('Retry-After'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(300);
      expect(answer.headers.get('RateLimit-Policy')).toBe(
        '"authentication";q=120;w=60, "sign-in";q=10;w=300',
      );
      expect(answer.headers.get('RateLimit')).toBe(
        `"authentication";r=120;t=60, "sign-in";r=0;t=${seconds}`,
      );
    }
  });

  test('is asked of the database no more', async ({ db, person: { email } }) => {
    for (let n = 0; n < 10; n++) await login(email, WRONG, newAddress());
    const asked = vi.spyOn(db.user, 'findUnique');
    expect(await login(email, PASSWORD, newAddress())).toMatchObject(REFUSAL);
    expect(asked).not.toHaveBeenCalled();
  });

  test('however its address is written', async ({ person: { email } }) => {
    for (let n = 0; n < 5; n++) {
      await login(email.toUpperCase(), WRONG, newAddress());
      await login(`  ${email}`, WRONG, newAddress());
    }
    expect(await login(email, PASSWORD, newAddress())).toMatchObject(REFUSAL);
  });

  test('meets no more of fifty guesses at once than of fifty in a row, give or take the one beside', async ({
    person: { email },
  }) => {
    const answers = await atOnce(50, email, WRONG);
    const compared = answers.filter(({ status }) => status === 401).length;
    expect(compared).toBeGreaterThanOrEqual(10);
    expect(compared).toBeLessThanOrEqual(11);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(50 - compared);
  });

  test('is its owner’s again when the window ends, which no further guess puts off', async ({
    person: { email },
  }) => {
    for (let n = 0; n < 10; n++) await login(email, WRONG, newAddress());
    const first = Number((await login(email, WRONG, newAddress())).headers.get('Retry-After'));
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 200_000);
    const later = Number((await login(email, WRONG, newAddress())).headers.get('Retry-After'));
    expect(later).toBeLessThanOrEqual(first - 199);
    vi.setSystemTime(Date.now() + 101_000);
    expect((await login(email, PASSWORD, newAddress())).status).toBe(200);
  });

  test('is refused alike when it does not exist', async ({ db, person }) => {
    expect(db).toBeTruthy();
    const refusals = [];
    for (const email of [person.email, 'nobody-at-all@example.com']) {
      for (let n = 0; n < 10; n++)
        expect((await login(email, WRONG, newAddress())).status).toBe(401);
      refusals.push(timeless(await login(email, WRONG, newAddress())));
    }
    expect(refusals[0]).toEqual(refusals[1]);
  });

  test('does not use up what others have', async ({ db, person: { email } }) => {
    const other = await createAccount(db);
    const passwordHash = await hashPassword(PASSWORD);
    await db.user.update({ where: { id: other.user.id }, data: { passwordHash } });
    for (let n = 0; n < 11; n++) await login(email, WRONG, newAddress());
    expect((await login(other.user.email, PASSWORD, newAddress())).status).toBe(200);
  });

  test('may not be guessed through a session of its owner either', async ({
    person: { email, token },
  }) => {
    const change = (current_password: string) =>
      call('PATCH', '/api/v1/me', {
        credential: token,
        body: { password: 'another horse battery staple', current_password },
      });
    for (let n = 0; n < 10; n++) expect((await change(WRONG)).status).toBe(422);
    expect(await change(PASSWORD)).toMatchObject(REFUSAL);
    expect(await login(email, PASSWORD, newAddress())).toMatchObject(REFUSAL);
  });
});

test('fifty guesses at once through a session are no more than fifty in a row, give or take the one beside', async ({
  person: { token },
}) => {
  const body = { password: 'another horse battery staple', current_password: WRONG };
  const guesses = Array.from({ length: 50 }, () =>
    call('PATCH', '/api/v1/me', { credential: token, body }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  const compared = statuses.filter((status) => status === 422).length;
  expect(compared).toBeGreaterThanOrEqual(10);
  expect(compared).toBeLessThanOrEqual(11);
  expect(statuses.filter((status) => status === 429)).toHaveLength(50 - compared);
});

test('right passwords are not counted, however many at once', async ({ person: { email } }) => {
  const answers = await atOnce(20, email, PASSWORD);
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
});

test('who reads the counters learns nobody’s e-mail address', async ({ person: { email } }) => {
  const counted = vi.spyOn(limiter('wrong-passwords.account', 10, 300), 'penalty');
  await login(email, WRONG, newAddress());
  expect(counted.mock.calls).toEqual([[expect.stringMatching(/^[\w-]{43}$/)]]);
});

test('an address that guesses at many accounts is stopped, and the next address is not', async ({
  person: { email },
}) => {
  const from = newAddress();
  const guesses = Array.from({ length: 60 }, (_, n) =>
    login(`guess-${n}@example.com`, WRONG, from),
  );
  for (const { status } of await Promise.all(guesses)) expect(status).toBe(401);
  expect(await login(email, PASSWORD, from)).toMatchObject({
    status: 429,
    body: { errors: ['At most 60 wrong passwords in 300 seconds'] },
  });
  expect((await login(email, PASSWORD, newAddress())).status).toBe(200);
});

test('signing up is limited by address', async ({ db }) => {
  expect(db).toBeTruthy();
  const from = newAddress();
  // Refused for what they say, after they were counted: a hundred hashes would take long.
  const body = { email: 'taken@example.com', password: PASSWORD, name: 'Ann' };
  const signUp = (at: string) => call('POST', '/api/v1/auth/register', { body, from: at });
  expect((await signUp(newAddress())).status).toBe(201);
  for (let n = 0; n < 100; n++) expect((await signUp(from)).status).toBe(422);
  const answer = await signUp(from);
  expect(answer).toMatchObject({
    status: 429,
    body: {
      code: 'rate_limited',
      errors: ['At most 100 sign-ups in 300 seconds from one address'],
    },
  });
  const seconds = Number(answer.headers.get('Retry-After'));
  expect(seconds).toBeGreaterThan(0);
  expect(answer.headers.get('RateLimit')).toBe(
    `"authentication";r=120;t=60, "sign-up";r=0;t=${seconds}`,
  );
  expect((await signUp(newAddress())).status).toBe(422);
  provideEnv({ RATE_LIMITS: 'off' });
  expect((await signUp(from)).status).toBe(422);
});

test('switched off, nobody is stopped', async ({ person: { email } }) => {
  provideEnv({ RATE_LIMITS: 'off' });
  const from = newAddress();
  for (let n = 0; n < 12; n++) expect((await login(email, WRONG, from)).status).toBe(401);
  expect((await login(email, PASSWORD, from)).status).toBe(200);
});
