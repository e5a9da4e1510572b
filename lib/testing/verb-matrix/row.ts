import type { Role } from '@/lib/auth/roles';
import type { Scope } from '@/lib/auth/scopes';
import type { Ctx } from '@/lib/context';

/** What a verb can be aimed at: things of one tenant. `MISSING` names what never was. */
export type World = {
  tenantId: string;
  projectId: string;
  userId: string;
  sessionId: string;
  /** An open one. */
  invitationId: string;
  /** A live key. */
  keyId: string;
  contextKey: string;
  /** A live file. */
  fileId: string;
};

const none = '0'.repeat(32);

export const MISSING: World = {
  tenantId: `ten_${none}`,
  projectId: `prj_${none}`,
  userId: `usr_${none}`,
  sessionId: `ses_${none}`,
  invitationId: `inv_${none}`,
  keyId: `key_${none}`,
  contextKey: 'never_there',
  fileId: `file_${none}`,
};

/** One verb, and who gets past its gate. */
export type VerbRow = {
  /** The scope that a key needs; `any` when every key may, `never` when no key may. */
  key: Scope | 'any' | 'never';
  /** The roles that may. */
  members: readonly Role[];
  /** Whether the operator may who has said in which tenant. */
  operator: boolean;
  /** Whether the operator may before they have said where. Whoever has not signed in never may. */
  unplacedOperator?: true;
  /** It is given an id: with a foreign one it answers as with one that never was. */
  aimed?: true;
  /** Calls it with input that is right, aimed at `world`. */
  run: (ctx: Ctx, world: World) => unknown;
};

/** The exports of one domain: each is a row of the matrix, or is no verb of a tenant for the reason given. */
export type DomainVerbs = {
  exports: Record<string, unknown>;
  verbs: Record<string, VerbRow>;
  others: Record<string, string>;
};

export const EVERYONE: readonly Role[] = ['owner', 'admin', 'developer', 'viewer'];
/** Who changes things of the test environment. */
export const TEST_WRITERS: readonly Role[] = ['owner', 'admin', 'developer'];
/** Who changes things of the live environment, or of both. */
export const LIVE_WRITERS: readonly Role[] = ['owner', 'admin'];
/** Who manages the tenant itself. */
export const OWNERS: readonly Role[] = ['owner'];
