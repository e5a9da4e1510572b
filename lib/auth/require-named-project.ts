import { AppError } from '@/lib/errors';
import type { KeyPrincipal, UserPrincipal } from './principal';

/**
 * A request that names a project acts in that one or not at all.
 * @param named what `X-Project-Id` or the address of a page says; null when it says nothing
 * @throws AppError `not_found`: a foreign project is one that never was
 */
export function requireNamedProject(
  { projectId }: KeyPrincipal | UserPrincipal,
  named: string | null,
): void {
  if (named !== null && named !== projectId) throw new AppError('not_found');
}
