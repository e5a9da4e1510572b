import { AppError } from '@/lib/errors';
import type { OperatorPrincipal, Principal, UserPrincipal } from './principal';
import { isInTenant } from './require-scope';
import type { Role } from './roles';

/** Who may act on a tenant itself: its members, and the operator. A key acts in its project alone. */
export type MemberPrincipal = UserPrincipal | OperatorPrincipal;

/**
 * The gate of what is a person's own: their name, password and sessions.
 * @throws AppError `forbidden` for keys, the operator and visitors
 */
export function requireUser(principal: Principal): asserts principal is UserPrincipal {
  if (principal.type === 'user') return;
  throw new AppError('forbidden', { details: ['Only a signed-in member may do this'] });
}

/**
 * The gate of a tenant's own affairs: a member whose role allows it (`may`, everyone when left out), or the operator.
 * @throws AppError `forbidden`
 */
export function requireMember(
  principal: Principal,
  may: (role: Role) => boolean = () => true,
): asserts principal is MemberPrincipal {
  if (principal.type === 'system' && isInTenant(principal)) return;
  requireUser(principal);
  if (may(principal.role)) return;
  throw new AppError('forbidden', { details: [`The role ${principal.role} may not do this`] });
}
