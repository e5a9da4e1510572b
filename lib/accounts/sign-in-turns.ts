import pLimit from 'p-limit';
import { singleton } from '@/lib/singleton';
import { CONCURRENT_HASHES } from './password';

/** While some are hashed, one more asks the database: the threads that hash are never without work. */
export const SIGN_INS_AT_ONCE = CONCURRENT_HASHES + 1;

/**
 * Does one sign-in when its turn comes, first come, first served. Two hundred that arrive together wait here, not in the way of key
 * checks: the turns after this one begin when it ends.
 */
export function takeSignInTurn<T>(signIn: () => Promise<T>): Promise<T> {
  return singleton('sign-in-turns', () => pLimit(SIGN_INS_AT_ONCE))(signIn);
}
