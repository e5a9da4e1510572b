import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { describe, expect, test } from 'vitest';
import { isCommonPassword } from './common-password';
import { hashPassword, isPassword } from './password';

const PASSWORD = 'correct horse battery staple';

test('a password is kept as Argon2id with OWASP’s parameters and a salt of its own', async () => {
  const [one, other] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
});

test.runIf(process.platform === 'linux')(
  'the threads that hash stand back from the one that answers',
  async () => {
    await hashPassword(PASSWORD);
    const standingBack = readdirSync('/proc/self/task').filter(
      (thread) => nicenessOf(thread) === Math.min(19, getPriority() + 15),
    );
    expect(standingBack).not.toEqual([]);
    expect(standingBack).not.toContain(String(process.pid));
  },
);

/** proc(5): the nineteenth field of stat; the second, the name, may hold spaces and is in parentheses. */
function nicenessOf(thread: string): number {
  const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
}

test('only the very password fits', async () => {
  const stored = await hashPassword(PASSWORD);
  expect(await isPassword(PASSWORD, stored)).toBe(true);
  for (const wrong of [
    '',
    PASSWORD.slice(1),
    `${PASSWORD}x`,
    PASSWORD.toUpperCase(),
    `${PASSWORD}\0`,
  ])
    expect([wrong, await isPassword(wrong, stored)]).toEqual([wrong, false]);
});

test('where nobody is registered, no password fits, not even the one that is compared with', async () => {
  for (const guess of ['', PASSWORD, 'nobody signs in with this'])
    expect(await isPassword(guess, null)).toBe(false);
});

test('long passwords are not cut: two that differ in the last letter differ', async () => {
  const stored = await hashPassword(`${'x'.repeat(127)}a`);
  expect(await isPassword(`${'x'.repeat(127)}b`, stored)).toBe(false);
});

describe('common is what attackers try first', () => {
  test.each([
    'password1234',
    'Password1234',
    'QWERTYUIOP123',
    'letmein12345',
    'iloveyou2024',
    '123456789012',
    '000000000000',
    'aaaaaaaaaaaa',
    'ababababababab',
    'abcabcabcabc',
    '🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑',
  ])('%s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  test.each(['correct horse battery staple', 'x7!kd9#mq2zP', 'Ωmega-point-1959', 'aaaaaaaaaaab'])(
    '%s is not',
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
    },
  );
});
