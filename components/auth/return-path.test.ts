import { describe, expect, test } from 'vitest';
import { returnPath } from './return-path';

// Guards sign-in against being used to send people to another site.
describe('after sign-in a person lands on this site', () => {
  test.each(['/projects/prj_1/keys', '/projects/prj_1/keys?page=2&ended=1', '/projects/a#b'])(
    'on the page asked for: %s',
    (path) => expect(returnPath(path)).toBe(path),
  );

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '//evil.example/keys',
    '/\\evil.example/',
    '/\t/evil.example/',
    '\\\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
    null,
    undefined,
  ])('on the start page instead of: %j', (callbackUrl) =>
    expect(returnPath(callbackUrl)).toBe('/'),
  );
});
