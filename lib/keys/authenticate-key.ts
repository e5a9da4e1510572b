import { isWellFormedKey } from '@/lib/auth/key-format';
import type { KeyPrincipal } from '@/lib/auth/principal';
import { poolOf, type AuthenticatedKeyRow, type Db } from '@/lib/db';
import { unauthenticated } from '@/lib/errors';
import { hashSecret } from './secret';

/**
 * The one statement of authentication: by unique index, on the primary, never cached, judged by the database's clock. It returns
 * all that a request needs to know of the key.
 */
export const AUTHENTICATE_KEY = {
  name: 'authenticate-key',
  text: `
    SELECT k.id, k.tenant_id AS "tenantId", k.project_id AS "projectId", k.environment::text,
      k.name, k.scopes::text[], k.contexts, k.metadata, k.masked_key AS "maskedKey",
      k.key_prefix AS "keyPrefix", k.created_at AS "createdAt", k.created_by AS "createdBy",
      k.updated_at AS "updatedAt", k.expires_at AS "expiresAt", k.disabled_at AS "disabledAt",
      k.revoked_at AS "revokedAt", k.revoked_by AS "revokedBy", k.revoke_reason AS "revokeReason",
      k.replaces, k.replaced_by AS "replacedBy", u.last_used_at AS "lastUsedAt",
      u.last_used_ip AS "lastUsedIp", p.name AS "projectName", p.created_at AS "projectCreatedAt",
      t.name AS "tenantName", t.created_at AS "tenantCreatedAt", t.tier::text
    FROM api_keys k
    JOIN projects p ON p.id = k.project_id
    JOIN tenants t ON t.id = p.tenant_id
    LEFT JOIN api_key_uses u ON u.api_key_id = k.id
    WHERE k.hash = $1 AND k.revoked_at IS NULL AND k.disabled_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())`,
};

/**
 * Turns a secret into the key that it is, as the database stands now.
 * @throws AppError `unauthenticated`: malformed (without a query), unknown, expired, disabled or revoked, all alike
 */
export async function authenticateKey(db: Db, secret: string): Promise<KeyPrincipal> {
  if (!isWellFormedKey(secret)) throw unauthenticated('malformed key');
  const { rows } = await poolOf(db).query<AuthenticatedKeyRow>({
    ...AUTHENTICATE_KEY,
    values: [hashSecret(secret)],
  });
  const [row] = rows;
  if (row === undefined) throw unauthenticated('unknown or ended key');
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
