import type { Role } from './roles';
import type { Scope } from './scopes';

export const ENVIRONMENTS = ['live', 'test'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const TIERS = ['free', 'pro', 'team', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];

/** A key as it is stored, without its hash, with its last use beside it. */
export type KeyRow = {
  id: string;
  tenantId: string;
  projectId: string;
  environment: Environment;
  name: string;
  scopes: Scope[];
  contexts: string[];
  metadata: Record<string, unknown>;
  maskedKey: string;
  keyPrefix: string;
  createdAt: Date;
  createdBy: Actor;
  updatedAt: Date;
  expiresAt: Date | null;
  disabledAt: Date | null;
  revokedAt: Date | null;
  revokedBy: Actor | null;
  revokeReason: string | null;
  replaces: string | null;
  replacedBy: string | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
};

/** A key and where it lives, as the one authentication statement returns it. */
export type AuthenticatedKeyRow = KeyRow & {
  projectName: string;
  projectCreatedAt: Date;
  tenantName: string;
  tenantCreatedAt: Date;
  tier: Tier;
};

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

/** UploadKit itself, for somebody who has not signed in. */
export type SystemPrincipal = { type: 'system'; name: string };

/** The operator at the command line, who owns the machine: acts inside one tenant, in both environments. */
export type OperatorPrincipal = {
  type: 'system';
  name: string;
  tenantId: string;
  tier: Tier;
  /** The project the command named, or the tenant's only one; null when that is open. */
  projectId: string | null;
};

/** The operator before a tenant is named: may only see which there are. */
export type UnplacedOperator = { type: 'system'; name: string; tenantId: null };

/** Whoever may run commands on this machine. No request becomes this. */
export const OPERATOR: UnplacedOperator = { type: 'system', name: 'Command line', tenantId: null };

/** Who acts, after authentication. */
export type Principal =
  KeyPrincipal | UserPrincipal | OperatorPrincipal | UnplacedOperator | SystemPrincipal;

/** A principal as the audit log and `created_by` remember it. */
export type Actor = { type: 'user' | 'key' | 'system'; id: string; name: string };

export function toActor(principal: Principal): Actor {
  switch (principal.type) {
    case 'key':
      return { type: 'key', id: principal.keyId, name: principal.row.name };
    case 'user':
      return { type: 'user', id: principal.userId, name: principal.name };
    case 'system':
      return { type: 'system', id: systemId(principal), name: principal.name };
  }
}

function systemId(principal: OperatorPrincipal | UnplacedOperator | SystemPrincipal): string {
  return 'tenantId' in principal ? 'cli' : principal.name;
}
