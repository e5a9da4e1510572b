import { AppError } from '@/lib/errors';
import type {
  KeyPrincipal,
  OperatorPrincipal,
  Principal,
  UnplacedOperator,
  UserPrincipal,
} from './principal';
import { mayWrite, type WriteTarget } from './roles';
import { hasScope, type Scope } from './scopes';

/** Keys, users and the operator act inside tenants; who has not signed in does not pass these gates. */
export type TenantPrincipal = KeyPrincipal | UserPrincipal | OperatorPrincipal;

export function isInTenant(principal: Principal): principal is TenantPrincipal {
  return 'tenantId' in principal && principal.tenantId !== null;
}

/**
 * The gate of a verb: a key needs the scope; a member's role must allow the change (`writes`), reading is every role's; the
 * operator may do everything in the tenant they named.
 * @throws AppError `insufficient_scope` for a key, `forbidden` for everyone else
 */
export function requireScope(
  principal: Principal,
  scope: Scope,
  writes?: WriteTarget,
): asserts principal is TenantPrincipal {
  switch (principal.type) {
    case 'key':
      if (!hasScope(principal.scopes, scope)) throw insufficientScope(scope);
      return;
    case 'user':
      if (writes !== undefined && !mayWrite(principal.role, writes)) throw roleForbids(principal);
      return;
    case 'system':
      if (isInTenant(principal)) return;
      throw new AppError('forbidden', { log: `${principal.name} reached a tenant's verb` });
  }
}

/**
 * The gate of what only the owner of the machine may do.
 * @throws AppError `forbidden`
 */
export function requireOperator(
  principal: Principal,
): asserts principal is OperatorPrincipal | UnplacedOperator {
  if (principal.type === 'system' && 'tenantId' in principal) return;
  throw new AppError('forbidden', { details: ['Only the operator may do this'] });
}

/**
 * The project that the principal acts in.
 * @throws AppError `project_required` when a session named none and its tenant has several, or none
 */
export function requireProject(principal: TenantPrincipal): {
  tenantId: string;
  projectId: string;
} {
  if (principal.projectId === null)
    throw new AppError('project_required', {
      details: ['The tenant has several projects, or none yet: GET /projects lists them'],
    });
  return { tenantId: principal.tenantId, projectId: principal.projectId };
}

function insufficientScope(scope: Scope): AppError {
  return new AppError('insufficient_scope', {
    details: [`Requires scope: ${scope}`],
    neededScope: scope,
  });
}

function roleForbids(principal: UserPrincipal): AppError {
  return new AppError('forbidden', { details: [`The role ${principal.role} may not do this`] });
}
