import type { Environment } from '@/lib/auth/principal';
import type { TenantPrincipal } from '@/lib/auth/require-scope';
import { mayGrant } from '@/lib/auth/roles';
import { hasScope, type Scope } from '@/lib/auth/scopes';
import { AppError } from '@/lib/errors';

/** What a new or changed key would be able to do. */
export type Grant = {
  environment: Environment;
  scopes: readonly Scope[];
  contexts: readonly string[];
  expiresAt: Date | null;
};

/**
 * A key never makes or becomes more than it is: same environment, no further scope, context or day. Members hand out what their role
 * allows, the operator everything.
 * @throws AppError `exceeds_own_grant` with a detail for each excess
 */
export function requireWithinOwnGrant(caller: TenantPrincipal, grant: Grant): void {
  requireRoleGrants(caller, grant.scopes);
  if (caller.type !== 'key') return;
  const details = [
    ...(grant.environment === caller.environment ? [] : [`environment: not ${caller.environment}`]),
    ...grant.scopes
      .filter((scope) => !hasScope(caller.scopes, scope))
      .map((scope) => `scopes: the calling key lacks ${scope}`),
    ...excessContexts(caller.contexts, grant.contexts),
    ...(isWithinExpiry(caller.expiresAt, grant.expiresAt)
      ? []
      : ['expires_in_days: beyond the expiry of the calling key']),
  ];
  if (details.length > 0) throw new AppError('exceeds_own_grant', { details });
}

/**
 * A member's role bounds the scopes of the keys that they make, widen, rotate or enable.
 * @throws AppError `exceeds_own_grant` with a detail for each excess
 */
function requireRoleGrants(caller: TenantPrincipal, scopes: readonly Scope[]): void {
  if (caller.type !== 'user') return;
  const { role } = caller;
  const details = scopes
    .filter((scope) => !mayGrant(role, scope))
    .map((scope) => `scopes: the role ${role} may not hand out ${scope}`);
  if (details.length > 0) throw new AppError('exceeds_own_grant', { details });
}

/** Whether `wanted` may do anything that `present` may not. */
export function isWider(
  wanted: Pick<Grant, 'scopes' | 'contexts'>,
  present: Pick<Grant, 'scopes' | 'contexts'>,
): boolean {
  return (
    wanted.scopes.some((scope) => !hasScope(present.scopes, scope)) ||
    excessContexts(present.contexts, wanted.contexts).length > 0
  );
}

function excessContexts(own: readonly string[], wanted: readonly string[]): string[] {
  if (own.length === 0) return [];
  if (wanted.length === 0) return ['contexts: the calling key is limited to some contexts'];
  return wanted
    .filter((context) => !own.includes(context))
    .map((context) => `contexts: the calling key is not allowed ${context}`);
}

function isWithinExpiry(own: Date | null, wanted: Date | null): boolean {
  return own === null || (wanted !== null && wanted <= own);
}
