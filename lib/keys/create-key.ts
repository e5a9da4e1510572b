import { lockCaller } from '@/lib/auth/lock-caller';
import { toActor } from '@/lib/auth/principal';
import { requireScope } from '@/lib/auth/require-scope';
import { recordAudit } from '@/lib/audit';
import type { Ctx } from '@/lib/context';
import type { Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { lockProject, requireRoomForKey, type LockedProject } from './internal';
import { keySelect, toKeyRecord, toKeyRow } from './key-row';
import { requireWithinOwnGrant } from './require-own-grant';
import type { CreatedKey, CreateKeyInput } from './schemas';
import { generateSecret, type GeneratedSecret } from './secret';

/**
 * Creates a key. The returned secret is not stored: this is the only time anyone sees it.
 * @throws AppError `insufficient_scope`, `forbidden`, `exceeds_own_grant`, `key_limit_reached`, `validation_failed`
 */
export async function createKey(ctx: Ctx, input: CreateKeyInput): Promise<CreatedKey> {
  const { principal } = ctx;
  requireScope(principal, 'admin', input.environment);
  const { secret, ...stored } = generateSecret(env().KEY_PREFIX, input.environment);
  return ctx.db.$transaction(async (tx) => {
    const project = await lockProject(tx, principal);
    const caller = await lockCaller(tx, principal);
    requireScope(caller, 'admin', input.environment);
    const data = newKeyRow(ctx, project, input, stored);
    requireWithinOwnGrant(caller, data);
    await requireKnownContexts(tx, project.id, input.contexts);
    await requireRoomForKey(tx, project);
    const row = await tx.apiKey.create({ data, select: keySelect });
    await recordAudit(tx, ctx, {
      action: 'key.created',
      entity: { type: 'key', id: row.id, name: row.name },
      tenantId: project.tenantId,
      projectId: project.id,
      changes: { after: grantOf(data) },
    });
    return { ...toKeyRecord(toKeyRow(row), project.now), api_key: secret };
  });
}

function newKeyRow(
  ctx: Ctx,
  project: LockedProject,
  input: CreateKeyInput,
  stored: Omit<GeneratedSecret, 'secret'>,
) {
  const { expiresInDays, ...fields } = input;
  return {
    ...fields,
    ...stored,
    id: newId('key'),
    tenantId: project.tenantId,
    projectId: project.id,
    createdAt: project.now,
    updatedAt: project.now,
    createdBy: toActor(ctx.principal),
    expiresAt: expiresInDays === null ? null : addDays(project.now, expiresInDays),
  };
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

async function requireKnownContexts(tx: Tx, projectId: string, wanted: string[]): Promise<void> {
  if (wanted.length === 0) return;
  const found = await tx.uploadContext.findMany({
    where: { projectId, contextKey: { in: wanted } },
    select: { contextKey: true },
  });
  const known = new Set(found.map((context) => context.contextKey));
  const details = wanted
    .filter((contextKey) => !known.has(contextKey))
    .map((contextKey) => `contexts: no context ${contextKey} in this project`);
  if (details.length > 0) throw new AppError('validation_failed', { details });
}

function addDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * 86_400_000);
}
