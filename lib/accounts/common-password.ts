import { dictionary } from '@zxcvbn-ts/language-common';
import { AppError } from '@/lib/errors';
import { singleton } from '@/lib/singleton';

/** Whether attackers try it first: a well-known password, one with digits behind it, or a run of one character. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const known = singleton('common-passwords', () => new Set(dictionary['passwords-common']));
  return (
    known.has(lower) || known.has(lower.replace(/\d+$/, '')) || /^(.{1,3})\1+$|^\d+$/s.test(lower)
  );
}

/** @throws AppError `validation_failed` */
export function requireUncommonPassword(password: string): void {
  if (!isCommonPassword(password)) return;
  const detail = 'password: is one that attackers try first; choose another';
  throw new AppError('validation_failed', { details: [detail] });
}
