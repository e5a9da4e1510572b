import { describe, expect, test } from 'vitest';
import { env, parseEnv, provideEnv } from './env';

test('nothing has to be set', () => {
  expect(parseEnv({})).toMatchObject({
    NODE_ENV: 'production',
    PORT: 3000,
    DATA_DIR: './.data',
    KEY_PREFIX: 'uk',
    TRUSTED_PROXIES: 0,
    LOG_LEVEL: 'info',
    appUrl: 'http://localhost:3000',
    RATE_LIMITS: { free: 60, pro: 300, team: 1000, enterprise: 5000 },
  });
});

test('what is set but blank is as if it were not set', () => {
  const blank = { PORT: '', APP_URL: '', AUTH_SECRET: '', DATABASE_URL: '', RATE_LIMITS: '' };
  expect(parseEnv(blank)).toEqual(parseEnv({}));
});

test('the public URL has no slash behind it, and follows the port', () => {
  expect(parseEnv({ APP_URL: 'https://files.example.com/' }).appUrl).toBe(
    'https://files.example.com',
  );
  expect(parseEnv({ PORT: '8080' }).appUrl).toBe('http://localhost:8080');
});

test('rate limits name the tiers that differ, or are off', () => {
  expect(parseEnv({ RATE_LIMITS: 'free=5, pro=7' }).RATE_LIMITS).toEqual({
    free: 5,
    pro: 7,
    team: 1000,
    enterprise: 5000,
  });
  expect(parseEnv({ RATE_LIMITS: 'off' }).RATE_LIMITS).toBe(null);
});

describe('the start is refused, with the variable’s name and never its value, for', () => {
  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['APP_URL', 'files.example.com'],
    ['APP_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['DATABASE_POOL_SIZE', '1'],
    ['AUTH_SECRET', 'hunter2hunter2'],
    ['KEY_PREFIX', 'k'],
    ['KEY_PREFIX', 'UK'],
    ['KEY_PREFIX', 'uploadkit9'],
    ['KEY_PREFIX', 'uk_'],
    ['RATE_LIMITS', 'free'],
    ['RATE_LIMITS', 'free=0'],
    ['RATE_LIMITS', 'gold=5'],
    ['TRUSTED_PROXIES', '-1'],
    ['TRUSTED_PROXIES', 'all'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ])('%s=%s', (name, value) => {
    const parse = () => parseEnv({ [name]: value });
    expect(parse).toThrow(new RegExp(`^Wrong environment: ${name} `));
    expect(parse).not.toThrow(/hunter2/);
  });
});

test('every wrong variable is told at once', () => {
  expect(() => parseEnv({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/PORT .*; LOG_LEVEL /);
});

test('what start-up makes itself counts from then on', () => {
  expect(env().KEY_PREFIX).toBe('uk');
  provideEnv({ KEY_PREFIX: 'ul' });
  expect(env().KEY_PREFIX).toBe('ul');
});
