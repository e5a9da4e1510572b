import { z } from 'zod';
import { ENVIRONMENTS, TIERS } from '@/lib/auth/principal';
import { SCOPES } from '@/lib/auth/scopes';
import { ContextKey } from '@/lib/contexts/schemas';
import { Metadata } from '@/lib/metadata';
import { pagingFields } from '@/lib/paging';
import { safeText } from '@/lib/safe-text';
import { KEY_STATUSES } from './status';

const Time = z.iso.datetime();

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

export const KeyParams = z.strictObject({ id: z.string().regex(/^key_[0-9a-f]{32}$/) });
const KeyName = safeText(1, 255);
const KeyScopes = z
  .array(z.enum(SCOPES, 'unknown scope'))
  .min(1, 'needs at least one scope')
  .max(SCOPES.length)
  .refine(distinct, 'names a scope twice');

/** Context keys the key is limited to; empty is every context. */
const KeyContexts = z.array(ContextKey).max(50).refine(distinct, 'names a context twice');

/** Who did something, as they were then. */
export const ActorRecord = z.strictObject({
  type: z.enum(['user', 'key', 'system']),
  id: z.string(),
  name: z.string(),
});

/** A key as everyone but its creator sees it: no secret, no hash. */
export const KeyRecord = z.strictObject({
  api_key_id: z.string(),
  tenant_id: z.string(),
  project_id: z.string(),
  name: z.string(),
  environment: z.enum(ENVIRONMENTS),
  scopes: z.array(z.enum(SCOPES)),
  contexts: z.array(z.string()),
  status: z.enum(KEY_STATUSES),
  masked_key: z.string(),
  key_prefix: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  created_at: Time,
  created_by: ActorRecord,
  updated_at: Time,
  expires_at: Time.nullable(),
  last_used_at: Time.nullable(),
  last_used_ip: z.string().nullable(),
  disabled_at: Time.nullable(),
  revoked_at: Time.nullable(),
  revoked_by: ActorRecord.nullable(),
  revoke_reason: z.string().nullable(),
  replaces: z.string().nullable(),
  replaced_by: z.string().nullable(),
});
export type KeyRecord = z.output<typeof KeyRecord>;

/** A key in the one answer that carries its secret. */
export const CreatedKey = KeyRecord.extend({ api_key: z.string() });
export type CreatedKey = z.output<typeof CreatedKey>;

/** What a key learns about itself. */
export const CurrentKey = KeyRecord.extend({
  effective_scopes: z.array(z.enum(SCOPES)),
  /** Requests a window; null when throttles are off. */
  rate_limit: z.strictObject({ limit: z.int(), window_seconds: z.int() }).nullable(),
  project: z.strictObject({
    project_id: z.string(),
    tenant_id: z.string(),
    name: z.string(),
    created_at: Time,
  }),
  tenant: z.strictObject({
    tenant_id: z.string(),
    name: z.string(),
    tier: z.enum(TIERS),
    created_at: Time,
  }),
});
export type CurrentKey = z.output<typeof CurrentKey>;

export const CreateKeyInput = z
  .strictObject({
    name: KeyName,
    environment: z.enum(ENVIRONMENTS).default('live'),
    scopes: KeyScopes,
    expires_in_days: z.int().min(1).max(365).nullish(),
    contexts: KeyContexts.default([]),
    metadata: Metadata.default({}),
  })
  .transform(({ expires_in_days, ...rest }) => ({
    ...rest,
    expiresInDays: expires_in_days ?? null,
  }));
export type CreateKeyInput = z.output<typeof CreateKeyInput>;

const Reason = safeText(0, 500).nullish();

const CHANGEABLE = ['name', 'scopes', 'status', 'contexts', 'metadata', 'reason'] as const;

/** A change of a key; what is left out stays as it is. A reason explains the change in the audit log, and alone changes nothing. */
export const UpdateKeyInput = z
  .strictObject({
    name: KeyName.optional(),
    scopes: KeyScopes.optional(),
    status: z.enum(['active', 'disabled', 'revoked']).optional(),
    contexts: KeyContexts.optional(),
    metadata: Metadata.optional(),
    reason: Reason,
  })
  .refine(
    (change) => CHANGEABLE.some((field) => change[field] !== undefined),
    'names nothing to change',
  );
export type UpdateKeyInput = z.output<typeof UpdateKeyInput>;

/** For how long the old key goes on working beside its successor: a day unless said otherwise, a week at most. */
export const RotateKeyInput = z
  .strictObject({ grace_seconds: z.int().min(0).max(604_800).default(86_400) })
  .default({ grace_seconds: 86_400 })
  .transform(({ grace_seconds }) => ({ graceSeconds: grace_seconds }));
export type RotateKeyInput = z.output<typeof RotateKeyInput>;

export const RevokeKeyInput = z.strictObject({ reason: Reason });
export type RevokeKeyInput = z.output<typeof RevokeKeyInput>;

/** `current` is our own addition to the four statuses: what has not ended, active or disabled. */
export const KEY_STATUS_FILTERS = [...KEY_STATUSES, 'current'] as const;
const KEY_SORTS = ['created_at', '-created_at', 'name', 'last_used_at', 'expires_at'] as const;

export const ListKeysQuery = z
  .strictObject({
    ...pagingFields,
    status: z.enum(KEY_STATUS_FILTERS).optional(),
    environment: z.enum(ENVIRONMENTS).optional(),
    /** Keys that may do this, by that very scope or by `admin`. */
    scope: z.enum(SCOPES).optional(),
    q: safeText(0, 255).optional(),
    sort: z.enum(KEY_SORTS).default('-created_at'),
  })
  .transform(({ page_size, ...rest }) => ({ ...rest, pageSize: page_size }));
export type ListKeysQuery = z.output<typeof ListKeysQuery>;
