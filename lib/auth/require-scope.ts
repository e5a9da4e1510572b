import { AppError } from '@/lib/errors';
import type { KeyPrincipal, Principal, UserPrincipal } from './principal';
import { mayWrite, type WriteTarget } from './roles';
import { hasScope, type Scope } from './scopes';

/** Keys and users act inside tenants; the system does not pass these gates. */
export type TenantPrincipal = KeyPrincipal | UserPrincipal;

/**
 * The gate of a verb: a key needs the scope; a member's role must allow the change (`writes`), reading is every role's.
 * @throws AppError `insufficient_scope` for a key, `forbidden` for a member
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
      throw new AppError('forbidden', { log: `${principal.name} reached a tenant's verb` });
  }
}

/**
 * The project that the principal acts in.
 * @throws AppError `project_required` when a session named none and its tenant has several
 */
export function requireProject(principal: TenantPrincipal): {
  tenantId: string;
  projectId: string;
} {
  if (principal.projectId === null) throw new AppError('project_required');
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
