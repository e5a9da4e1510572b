import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

const NONCE = 'bm9uY2U=';

/** The policy's directives with what each allows. */
const policy = (isDevelopment = false): Record<string, string[]> =>
  Object.fromEntries(
    contentSecurityPolicy(NONCE, isDevelopment)
      .split('; ')
      .map((directive) => directive.split(' '))
      .map(([name = '', ...allowed]) => [name, allowed]),
  );

describe('a page', () => {
  test('is in nobody’s frame, sends forms to this site only, and has no other base and no plug-in', () => {
    expect(policy()).toMatchObject({
      'frame-ancestors': ["'none'"],
      'form-action': ["'self'"],
      'base-uri': ["'none'"],
      'object-src': ["'none'"],
    });
  });

  test('runs the scripts that carry its nonce and what they load, and no other', () => {
    expect(policy()['script-src']).toEqual(["'self'", `'nonce-${NONCE}'`, "'strict-dynamic'"]);
  });

  test('turns text into code in development only', () => {
    expect(policy(true)['script-src']).toContain("'unsafe-eval'");
    expect(contentSecurityPolicy(NONCE, false)).not.toContain('unsafe-eval');
  });

  test('loads nothing from another host, whatever it is', () => {
    expect(policy()['default-src']).toEqual(["'self'"]);
    const { 'img-src': images, ...others } = policy();
    expect(images).toEqual(["'self'", 'data:', 'blob:']);
    const elsewhere = Object.values(others).flatMap((allowed) =>
      allowed.filter((source) => !/^'.+'$/.test(source)),
    );
    expect(elsewhere).toEqual([]);
  });
});
