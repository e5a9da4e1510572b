import { z } from 'zod';
import type { KeyRow } from '@/lib/auth/principal';
import type { Prisma } from '@/lib/db';
import { ActorRecord, type KeyRecord } from './schemas';
import { keyStatus } from './status';

/** Everything of a key but its hash, and its last use. */
export const keySelect = {
  id: true,
  tenantId: true,
  projectId: true,
  environment: true,
  name: true,
  scopes: true,
  contexts: true,
  metadata: true,
  maskedKey: true,
  keyPrefix: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
  expiresAt: true,
  disabledAt: true,
  revokedAt: true,
  revokedBy: true,
  revokeReason: true,
  replaces: true,
  replacedBy: true,
  use: { select: { lastUsedAt: true, lastUsedIp: true } },
} satisfies Prisma.ApiKeySelect;

/** A row as `keySelect` reads it. */
export type SelectedKey = Prisma.ApiKeyGetPayload<{ select: typeof keySelect }>;

const StoredMetadata = z.record(z.string(), z.unknown());

export function toKeyRow({ use, ...key }: SelectedKey): KeyRow {
  return {
    ...key,
    metadata: StoredMetadata.parse(key.metadata),
    createdBy: ActorRecord.parse(key.createdBy),
    revokedBy: key.revokedBy === null ? null : ActorRecord.parse(key.revokedBy),
    lastUsedAt: use?.lastUsedAt ?? null,
    lastUsedIp: use?.lastUsedIp ?? null,
  };
}

/** A key as it leaves the building; `now` is the database's clock. */
export function toKeyRecord(row: KeyRow, now: Date): KeyRecord {
  return {
    api_key_id: row.id,
    tenant_id: row.tenantId,
    project_id: row.projectId,
    name: row.name,
    environment: row.environment,
    scopes: row.scopes,
    contexts: row.contexts,
    status: keyStatus(row, now),
    masked_key: row.maskedKey,
    key_prefix: row.keyPrefix,
    metadata: row.metadata,
    created_at: row.createdAt.toISOString(),
    created_by: row.createdBy,
    updated_at: row.updatedAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    last_used_ip: row.lastUsedIp,
    disabled_at: row.disabledAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
    revoked_by: row.revokedBy,
    revoke_reason: row.revokeReason,
    replaces: row.replaces,
    replaced_by: row.replacedBy,
  };
}

export type { KeyRow };
