import type { AuthenticatedKeyRow } from '@/lib/db';
import type { Role } from './roles';
import type { Scope } from './scopes';

export const ENVIRONMENTS = ['live', 'test'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const TIERS = ['free', 'pro', 'team', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];

/** An API key that authenticated: it acts in its own project and environment only. */
export type KeyPrincipal = {
  type: 'key';
  keyId: string;
  tenantId: string;
  tier: Tier;
  projectId: string;
  environment: Environment;
  scopes: readonly Scope[];
  /** Context keys it is limited to; empty means every context. */
  contexts: readonly string[];
  expiresAt: Date | null;
  /** The row that authenticated it, so that nothing reads it twice. */
  row: AuthenticatedKeyRow;
};

/** A member, signed in: acts in one tenant, and in the project that the request names. */
export type UserPrincipal = {
  type: 'user';
  userId: string;
  email: string;
  name: string;
  sessionId: string;
  tenantId: string;
  tenantName: string;
  tier: Tier;
  role: Role;
  /** The project the request named, or the tenant's only one; null when that is open. */
  projectId: string | null;
};

/** UploadKit itself: sign-up, jobs, the command line. */
export type SystemPrincipal = { type: 'system'; name: string };

/** Who acts, after authentication. */
export type Principal = KeyPrincipal | UserPrincipal | SystemPrincipal;

/** A principal as the audit log and `created_by` remember it. */
export type Actor = { type: 'user' | 'key' | 'system'; id: string; name: string };

export function toActor(principal: Principal): Actor {
  switch (principal.type) {
    case 'key':
      return { type: 'key', id: principal.keyId, name: principal.row.name };
    case 'user':
      return { type: 'user', id: principal.userId, name: principal.name };
    case 'system':
      return { type: 'system', id: principal.name, name: principal.name };
  }
}
