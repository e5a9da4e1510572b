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

test.each([
  ['tcp://clamd:3310', { host: 'clamd', port: 3310 }],
  ['tcp://10.0.0.7:1', { host: '10.0.0.7', port: 1 }],
  ['tcp://[::1]:3310', { host: '::1', port: 3310 }],
  ['tcp://clamd.example.com', { host: 'clamd.example.com', port: 3310 }],
  ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ['unix:///run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ['', undefined],
])('a scanner is found at %s', (text, address) => {
  expect(parseEnv({ CLAMD_URL: text }).CLAMD_URL).toEqual(address);
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
    ['CLAMD_URL', 'clamd:3310'],
    ['CLAMD_URL', 'http://clamd:3310'],
    ['CLAMD_URL', 'tcp://clamd:0'],
    ['CLAMD_URL', 'tcp://clamd:70000'],
    ['CLAMD_URL', 'tcp://hunter2@clamd:3310'],
    ['CLAMD_URL', 'tcp://'],
    ['CLAMD_URL', 'unix:clamd.ctl'],
    ['CLAMD_URL', '/run/clamav/clamd.ctl'],
    ['GITHUB_URL', 'github.example.com'],
    ['GITHUB_URL', 'http://hunter2.example.com'],
    ['GOOGLE_ISSUER', 'http://accounts.example.com'],
    ['GOOGLE_ISSUER', 'ftp://localhost'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ])('%s=%s', (name, value) => {
    const parse = () => parseEnv({ [name]: value });
    expect(parse).toThrow(new RegExp(`^Wrong environment: ${name} `));
    expect(parse).not.toThrow(/hunter2/);
  });
});

test.each([
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GITHUB_SECRET', 'GITHUB_ID'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['GOOGLE_SECRET', 'GOOGLE_ID'],
])('%s without %s does not start, and says so', (set, needed) => {
  const parse = () => parseEnv({ [set]: 'hunter2', [needed]: '' });
  expect(parse).toThrow(new Error(`Wrong environment: ${needed} is needed with ${set}`));
  expect(parseEnv({ [set]: 'hunter2', [needed]: 'x' })).toMatchObject({ [set]: 'hunter2' });
});

test('a provider is spoken to over TLS, or on this machine', () => {
  for (const url of ['https://git.example.com/', 'http://localhost:9', 'http://127.0.0.1:9/'])
    expect(parseEnv({ GITHUB_URL: url }).GITHUB_URL).toBe(url.replace(/\/$/, ''));
});

test('every wrong variable is told at once', () => {
  expect(() => parseEnv({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/PORT .*; LOG_LEVEL /);
});

test('what start-up makes itself counts from then on', () => {
  expect(env().KEY_PREFIX).toBe('uk');
  provideEnv({ KEY_PREFIX: 'ul' });
  expect(env().KEY_PREFIX).toBe('ul');
});
