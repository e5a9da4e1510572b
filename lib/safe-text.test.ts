import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSafeText, safeText } from './safe-text';

describe('refused is text with', () => {
  test.each([
    ['U+0000, which the database refuses', 'a\u0000b'],
    ['a line end, which forges headers and log lines', 'a\nb'],
    ['a carriage return', 'a\rb'],
    ['a tab', 'a\tb'],
    ['an escape sequence for terminals', 'a\u001b[31mb'],
    ['DEL', 'a\u007fb'],
    ['a C1 control', 'a\u0085b'],
    ['half a surrogate pair', 'a\ud83d'],
    ['the other half', '\udd11b'],
    ['the halves in the wrong order', 'a\udd11\ud83db'],
    ['a right-to-left override', 'cod\u202efdp.exe'],
    ['a left-to-right override', 'a\u202d'],
    ['a bidi embedding', 'a\u202a'],
    ['a bidi isolate', 'a\u2066b\u2069'],
  ])('%s', (_what, text) => {
    expect(isSafeText(text)).toBe(false);
    expect(safeText(0, 100).safeParse(text).success).toBe(false);
  });
});

describe('accepted is', () => {
  test.each([
    'GitHub Actions',
    'Zoë’s clé — №1',
    'مفتاح الإنتاج',
    '本番サーバー',
    '🔑👩‍👩‍👧',
    '<script>alert(1)</script>',
    "'; DROP TABLE api_keys; --",
    '${7*7} {{7*7}}',
    '\u00a0 no-break',
    'e\u0301',
  ])('%s', (text) => {
    expect(isSafeText(text)).toBe(true);
    expect(safeText(1, 100).parse(text)).toBe(text);
  });
});

test.each(['', ' ', '\u3000', '\u200b', '\u00ad\u2060 \ufeff', '\u3164'])(
  'a name that nobody can see is none: %j',
  (text) => {
    expect(safeText(1, 100).safeParse(text).success).toBe(false);
    expect(safeText(0, 100).safeParse(text).success).toBe(true);
    expect(safeText(1, 100).safeParse(`${text}x`).success).toBe(true);
  },
);

test('every control character is refused, and nothing else below U+0100', () => {
  for (let code = 0; code < 0x100; code++) {
    const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    expect([code, isSafeText(String.fromCharCode(code))]).toEqual([code, !isControl]);
  }
});

test('what passes survives UTF-8, the database’s encoding, unchanged', () => {
  const anyText = fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(anyText, (text) => {
      if (isSafeText(text)) expect(Buffer.from(text).toString()).toBe(text);
    }),
  );
});

describe('length counts what people count', () => {
  const name = safeText(1, 5);

  test.each(['a', '12345', '🔑🔑🔑🔑🔑'])('%j fits', (text) => {
    expect(name.safeParse(text).success).toBe(true);
  });

  test.each(['', ' ', '\u3000\u00a0', '123456', '🔑🔑🔑🔑🔑🔑', 'a'.repeat(1_000_000)])(
    'too short, blank or too long is refused',
    (text) => {
      expect(name.safeParse(text).error?.issues).toMatchObject([
        { message: 'must be 1 to 5 characters long' },
      ]);
    },
  );

  test('where nothing is required, nothing may be given', () => {
    expect(safeText(0, 5).parse('')).toBe('');
    expect(safeText(0, 5).parse('  ')).toBe('  ');
  });
});

test.each([1, null, undefined, [], {}, true, { toString: () => 'text' }])(
  '%j is no text',
  (value) => {
    expect(safeText(0, 5).safeParse(value).success).toBe(false);
  },
);
