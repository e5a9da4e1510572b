import { dictionary } from '@zxcvbn-ts/language-common';
import { singleton } from '@/lib/singleton';

/** Whether attackers try it first: a well-known password, one with digits behind it, or a run of one character. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const known = singleton('common-passwords', () => new Set(dictionary['passwords-common']));
  return (
    known.has(lower) || known.has(lower.replace(/\d+$/, '')) || /^(.{1,3})\1+$|^\d+$/s.test(lower)
  );
}
