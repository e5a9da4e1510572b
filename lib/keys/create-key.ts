import { lockCaller } from '@/lib/auth/lock-caller';
import { requireScope } from '@/lib/auth/require-scope';
import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import { env } from '@/lib/env';
import { transact } from '@/lib/transact';
import { lockProject, requireRoomForKey } from './internal';
import { keySelect, toKeyRecord, toKeyRow } from './key-row';
import { newKeyRow } from './new-key-row';
import { requireKnownContexts } from './require-known-contexts';
import { requireWithinOwnGrant } from './require-own-grant';
import type { CreatedKey, CreateKeyInput } from './schemas';
import { generateSecret } from './secret';

/**
 * Creates a key. The returned secret is not stored: this is the only time anyone sees it.
 * @throws AppError `insufficient_scope`, `forbidden`, `exceeds_own_grant`, `key_limit_reached`, `validation_failed`
 */
export async function createKey(ctx: Ctx, input: CreateKeyInput): Promise<CreatedKey> {
  const { principal } = ctx;
  requireScope(principal, 'admin', input.environment);
  const { secret, ...stored } = generateSecret(env().KEY_PREFIX, input.environment);
  return transact(ctx, async (tx) => {
    const project = await lockProject(tx, principal);
    const caller = await lockCaller(tx, principal);
    requireScope(caller, 'admin', input.environment);
    const data = newKeyRow(ctx, { project, fields: fieldsOf(input, project.now), stored });
    requireWithinOwnGrant(caller, data);
    await requireKnownContexts(tx, project.id, input.contexts);
    await requireRoomForKey(tx, project);
    const row = await tx.apiKey.create({ data, select: keySelect });
    await recordAudit(tx, ctx, {
      action: 'key.created',
      entity: { type: 'key', id: row.id, name: row.name },
      tenantId: project.tenantId,
      projectId: project.id,
      environment: row.environment,
      changes: { after: grantOf(data) },
    });
    return { ...toKeyRecord(toKeyRow(row), project.now), api_key: secret };
  });
}

function fieldsOf({ expiresInDays, ...fields }: CreateKeyInput, now: Date) {
  return { ...fields, expiresAt: expiresInDays === null ? null : addDays(now, expiresInDays) };
}

/** What the audit log keeps of a new key. */
function grantOf(data: ReturnType<typeof newKeyRow>) {
  return {
    name: data.name,
    environment: data.environment,
    scopes: data.scopes,
    contexts: data.contexts,
    expires_at: data.expiresAt?.toISOString() ?? null,
  };
}

function addDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * 86_400_000);
}
