import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicApiPath, sessionCookieName, sortCredential } from './credential';
import { keyChecksum } from './key-format';

const unchecked = 'uk_test_0123456789ABCDEFGHIJKLMNOPQRSTUV';
const KEY = unchecked + keyChecksum(unchecked);
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2lnbmF0dXJl';
const NAME = 'uploadkit.session';

const sort = (authorization: string | null, cookie: string | null = null) =>
  sortCredential(authorization, cookie, NAME);

describe('an API key is recognised', () => {
  test.each([
    ['as Bearer', `Bearer ${KEY}`],
    ['with the scheme in lower case', `bearer ${KEY}`],
    ['with the scheme in capitals', `BEARER ${KEY}`],
    ['with the scheme in any case', `bEaReR ${KEY}`],
    ['behind several spaces', `Bearer     ${KEY}`],
    ['without a scheme', KEY],
  ])('%s', (_how, header) => {
    expect(sort(header)).toEqual({ kind: 'key', secret: KEY });
  });
});

test('a session token is recognised behind Bearer', () => {
  expect(sort(`Bearer ${JWT}`)).toEqual({ kind: 'jwt', token: JWT, from: 'header' });
  expect(sort(`bearer   ${JWT}`)).toEqual({ kind: 'jwt', token: JWT, from: 'header' });
});

const REFUSED: [string, string][] = [
  ['an empty header', ''],
  ['a scheme alone', 'Bearer'],
  ['a scheme and spaces', 'Bearer   '],
  ['a TAB behind the scheme', `Bearer\t${KEY}`],
  ['a TAB among the spaces', `Bearer \t${KEY}`],
  ['a comma list of two keys', `Bearer ${KEY}, Bearer ${KEY}`],
  ['a comma list without schemes', `${KEY}, ${KEY}`],
  ['a comma behind the key', `Bearer ${KEY},`],
  ['two keys with a space between', `Bearer ${KEY} ${KEY}`],
  ['Basic', `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`],
  ['Basic with a bare key', `Basic ${KEY}`],
  ['Digest', `Digest username="${KEY}"`],
  ['ApiKey', `ApiKey ${KEY}`],
  ['Token', `Token ${KEY}`],
  ['Bearer twice', `Bearer Bearer ${KEY}`],
  ['Bearer glued to the key', `Bearer${KEY}`],
  ['Bearer with a colon', `Bearer: ${KEY}`],
  ['a quoted key', `Bearer "${KEY}"`],
  ['a key in angle brackets', `Bearer <${KEY}>`],
  ['a percent-encoded key', `Bearer ${KEY.replaceAll('_', '%5F')}`],
  ['a line end behind the key', `Bearer ${KEY}\n`],
  ['a key with a wrong checksum', `Bearer ${KEY.slice(0, -1)}0`],
  ['a key of the other environment', `Bearer ${KEY.replace('test', 'live')}`],
  ['a masked key', 'Bearer uk_test_012...abcdef'],
  ['another vendor’s key', `Bearer sk_live_${'a'.repeat(24)}`],
  ['a session token without a scheme', JWT],
  ['a token of two parts', 'Bearer a.b'],
  ['a token of four parts', `Bearer ${JWT}.c`],
  ['a token of five parts, encrypted', 'Bearer a.b.c.d.e'],
  ['a token with an empty part', 'Bearer a..c'],
  ['a token without a signature', `Bearer ${JWT.split('.').slice(0, 2).join('.')}.`],
  ['a token with padding', 'Bearer YQ==.YQ==.YQ=='],
  ['a token with a space in it', 'Bearer a.b. c'],
  ['a token of ten thousand characters', `Bearer ${'a'.repeat(10_000)}.b.c`],
  ['a key of ten thousand characters', `Bearer uk_live_${'a'.repeat(10_000)}`],
  ['ten thousand spaces before a key', `Bearer${' '.repeat(10_000)}${KEY}`],
  ['letters outside ASCII', `Bearer ${KEY.replace('0', 'é')}`],
  ['a non-breaking space', `Bearer\u00a0${KEY}`],
  ['the Turkish dotless i and others that fold to ASCII', `BEARER ${JWT.replace('J', 'ſ')}`],
  ['the word null', 'Bearer null'],
  ['the word undefined', 'Bearer undefined'],
];

describe('bad, and never anything else, is', () => {
  test.each(REFUSED)('%s', (_what, header) => {
    expect(sort(header)).toEqual({ kind: 'bad' });
  });
});

describe('the session cookie', () => {
  test('counts when there is no Authorization header', () => {
    const token = { kind: 'jwt', token: JWT, from: 'cookie' };
    expect(sort(null, `${NAME}=${JWT}`)).toEqual(token);
    expect(sort(null, `theme=dark; ${NAME}=${JWT}; a=b`)).toEqual(token);
  });

  test.each(REFUSED)(
    'does not save a request whose Authorization header is %s',
    (_what, header) => {
      expect(sort(header, `${NAME}=${JWT}`)).toEqual({ kind: 'bad' });
    },
  );

  test('gives way to a good Authorization header', () => {
    expect(sort(`Bearer ${KEY}`, `${NAME}=${JWT}`)).toEqual({ kind: 'key', secret: KEY });
  });

  test.each([
    ['an API key', KEY],
    ['rubbish', 'rubbish'],
    ['nothing', ''],
    ['a key behind Bearer', `Bearer ${KEY}`],
    ['a token that never ends', `${'a'.repeat(5000)}.b.c`],
    ['a quoted token', `"${JWT}"`],
  ])('is bad with %s in it', (_what, value) => {
    expect(sort(null, `${NAME}=${value}`)).toEqual({ kind: 'bad' });
  });

  test.each([
    ['of another name', `session=${JWT}`],
    ['whose name only ends alike', `x${NAME}=${JWT}`],
    ['whose name only begins alike', `${NAME}.0=${JWT}`],
    ['in other letters', `${NAME.toUpperCase()}=${JWT}`],
    ['without a value', NAME],
  ])('%s is nobody’s', (_what, cookie) => {
    expect(sort(null, cookie)).toEqual({ kind: 'none' });
  });

  test('of the same name a second time does not override the first', () => {
    expect(sort(null, `${NAME}=${JWT}; ${NAME}=a.b.c`)).toMatchObject({ token: JWT });
  });

  test('is bound to the host where the site has https', () => {
    expect(sessionCookieName('https://files.example.com')).toBe('__Host-uploadkit.session');
    expect(sessionCookieName('http://localhost:3000')).toBe(NAME);
  });
});

test('nothing presented is told apart from something bad', () => {
  expect(sort(null)).toEqual({ kind: 'none' });
  expect(sort(null, '')).toEqual({ kind: 'none' });
});

test('no text at all makes the sorting throw, and no header ever leads to the cookie', () => {
  const piece = fc.constantFrom(
    'Bearer ',
    'bearer',
    KEY,
    JWT,
    '.',
    'a',
    ' ',
    ',',
    '\t',
    '\0',
    '=',
    'é',
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (authorization, cookie) => {
      const { kind } = sort(authorization, `${cookie}; ${NAME}=${JWT}`);
      expect(['bad', 'jwt', 'key']).toContain(kind);
      if (kind === 'jwt') expect(authorization).toMatch(/^bearer +[\w-]+\.[\w-]+\.[\w-]+$/i);
      if (kind === 'key') expect(authorization).toMatch(/^(bearer +)?\w{46}$/i);
    }),
  );
});

test('only exact paths are public: no look-alike passes without a credential', () => {
  expect(isPublicApiPath('/api/v1/auth/login')).toBe(true);
  expect(isPublicApiPath('/api/v1/auth/invitations/token')).toBe(true);
  for (const path of [
    '/api/v1/auth/invitations',
    '/api/v1/auth/invitations/',
    '/api/v1/auth/invitations/token/accept',
    '/api/v1/invitations/token',
    '/api/v1/invitations/token/accept',
    '/api/v1/auth/login/',
    '/api/v1/auth/login/..',
    '/api/v1//auth/login',
    '/API/V1/auth/login',
    '/api/v1/auth/login%2f',
    '/api/v1/auth/logout',
    '/api/v1/api-keys',
    'constructor',
  ])
    expect([path, isPublicApiPath(path)]).toEqual([path, false]);
});
