import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { redactText } from './log';

const KEY = `uk_live_${'a1B2c3D4e5F6g7H8i9J0kLmNoPqRsTuV'}0Zz9Yy`;
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2lnbmF0dXJl-_09';
const PASSWORD = 'correct horse battery staple';

const GIVEN = [
  { message: `refused ${KEY}` },
  { message: `refused Bearer ${JWT}` },
  { authorization: `Bearer ${KEY}`, cookie: 'session=opaque-cookie' },
  { request: { headers: { authorization: 'Basic opaque-basic', cookie: 'opaque-cookie' } } },
  { body: { password: PASSWORD, api_key: 'opaque-key', token: 'opaque-token' } },
  { password: PASSWORD, secret: 'opaque-secret' },
  { anything: { at: { any: { depth: [`x${KEY}x`, { y: KEY }, JWT] } } } },
  { error: `duplicate key value violates (${KEY})` },
  { url: `https://files.example.com/?api_key=${KEY}&x=${JWT}` },
  { path: '/ordinary', request_id: 'req_0193a5e8b7c4', status: 200 },
];
/** Those without objects and errors, which are logged both ways. */
const FLAT = 6;

let output = '';

beforeAll(async () => {
  const args = ['--import', 'tsx', 'lib/testing/logging-process.ts', JSON.stringify(GIVEN)];
  const env = { NODE_ENV: 'test', LOG_LEVEL: 'trace' } as const;
  output = (await promisify(execFile)(process.execPath, args, { env })).stdout;
});

describe('what the process really prints', () => {
  test.each([
    ['an API key', KEY],
    ['the random part of a key', KEY.slice(8, -6)],
    ['a session token', JWT],
    ['a token’s signature', JWT.split('.')[2] ?? ''],
    ['a password', PASSWORD],
    ['what stands in a secret field', 'opaque-'],
  ])('has no place for %s', (_what, text) => {
    expect(text).not.toBe('');
    expect(output).not.toContain(text);
  });

  test('is one JSON object a line, with its time and level', () => {
    const lines = output.trimEnd().split('\n');
    expect(lines).toHaveLength(GIVEN.length + FLAT);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ level: 'info' });
      expect(line).toMatch(/"time":"\d{4}-\d\d-\d\dT[\d:.]+Z"/);
    }
  });

  test('keeps what an operator needs', () => {
    expect(output).toContain('"path":"/ordinary"');
    expect(output).toContain('"request_id":"req_0193a5e8b7c4"');
    expect(output).toContain('duplicate key value violates');
  });
});

describe('redacting text', () => {
  test.each([
    [`a ${KEY} b`, 'a [secret] b'],
    [KEY.replace('live', 'test'), '[secret]'],
    [KEY.replace('uk', 'abcdefgh'), '[secret]'],
    [`${KEY},${KEY}`, '[secret],[secret]'],
    [`1${KEY}`, '1[secret]'],
    [`${KEY}x`, '[secret]'],
    [`${KEY}_`, '[secret]_'],
    [`"${JWT}"`, '"[secret]"'],
    [`${JWT.slice(0, -5)}`, '[secret]'],
  ])('%s becomes %s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  test.each(['uk_live_a1B...0Zz9Yy', 'key_0193a5e8b7c47d0e8f21a3b4c5d6e7f8', 'an ordinary line'])(
    '%s may be read',
    (text) => {
      expect(redactText(text)).toBe(text);
    },
  );
});
