import { z } from 'zod';
import { isWellFormedKey } from '@/lib/auth/key-format';
import {
  ENVIRONMENTS,
  TIERS,
  type AuthenticatedKeyRow,
  type KeyPrincipal,
} from '@/lib/auth/principal';
import { SCOPES } from '@/lib/auth/scopes';
import { lookupsOf, type Db } from '@/lib/db';
import { unauthenticated } from '@/lib/errors';
import { ActorRecord } from './schemas';
import { hashSecret } from './secret';

/**
 * The one statement of authentication: by unique index, on the primary, never cached, judged by the database's clock. It returns
 * all that a request needs to know of the key.
 */
export const AUTHENTICATE_KEY = {
  name: 'authenticate-key',
  text: `
    SELECT row_to_json(found)::text AS key FROM (
      SELECT k.id, k.tenant_id AS "tenantId", k.project_id AS "projectId", k.environment,
        k.name, k.scopes, k.contexts, k.metadata, k.masked_key AS "maskedKey",
        k.key_prefix AS "keyPrefix", k.created_at AS "createdAt", k.created_by AS "createdBy",
        k.updated_at AS "updatedAt", k.expires_at AS "expiresAt", k.replaces,
        k.replaced_by AS "replacedBy", u.last_used_at AS "lastUsedAt",
        u.last_used_ip AS "lastUsedIp", p.name AS "projectName",
        p.created_at AS "projectCreatedAt", t.name AS "tenantName",
        t.created_at AS "tenantCreatedAt", t.tier
      FROM api_keys k
      JOIN projects p ON p.id = k.project_id
      JOIN tenants t ON t.id = p.tenant_id
      LEFT JOIN api_key_uses u ON u.api_key_id = k.id
      WHERE k.hash = $1 AND k.revoked_at IS NULL AND k.disabled_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())
    ) AS found`,
};

/**
 * Turns a secret into the key that it is, as the database stands now.
 * @throws AppError `unauthenticated`: malformed (without a query), unknown, expired, disabled or revoked, all alike
 */
export async function authenticateKey(db: Db, secret: string): Promise<KeyPrincipal> {
  if (!isWellFormedKey(secret)) throw unauthenticated('malformed key');
  const [found] = await lookupsOf(db).query<{ key: string }>({
    ...AUTHENTICATE_KEY,
    values: [hashSecret(secret)],
  });
  if (found === undefined) throw unauthenticated('unknown or ended key');
  const row = parseRow(found.key);
  return {
    type: 'key',
    keyId: row.id,
    tenantId: row.tenantId,
    tier: row.tier,
    projectId: row.projectId,
    environment: row.environment,
    scopes: row.scopes,
    contexts: row.contexts,
    expiresAt: row.expiresAt,
    row,
  };
}

/** One JSON text instead of thirty columns: the driver's share of a request is per column. */
const FoundKey = z.object({
  id: z.string(),
  tenantId: z.string(),
  projectId: z.string(),
  environment: z.enum(ENVIRONMENTS),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  contexts: z.array(z.string()),
  metadata: z.record(z.string(), z.unknown()),
  maskedKey: z.string(),
  keyPrefix: z.string(),
  createdAt: z.coerce.date(),
  createdBy: ActorRecord,
  updatedAt: z.coerce.date(),
  expiresAt: z.coerce.date().nullable(),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  lastUsedAt: z.coerce.date().nullable(),
  lastUsedIp: z.string().nullable(),
  projectName: z.string(),
  projectCreatedAt: z.coerce.date(),
  tenantName: z.string(),
  tenantCreatedAt: z.coerce.date(),
  tier: z.enum(TIERS),
});

/** What found the key leaves these null. */
const NOT_ENDED = { disabledAt: null, revokedAt: null, revokedBy: null, revokeReason: null };

function parseRow(text: string): AuthenticatedKeyRow {
  // Not a spread: V8 is slow when anything follows the spread of so many fields (bench `parts`).
  return Object.assign(FoundKey.parse(JSON.parse(text)), NOT_ENDED);
}
