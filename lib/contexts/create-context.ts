import { recordAudit } from '@/lib/audit';
import { holdProject } from '@/lib/auth/hold-project';
import { lockCaller } from '@/lib/auth/lock-caller';
import { requireProject, requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { transact } from '@/lib/transact';
import { columnsOf } from './columns-of';
import { describeContext, rulesOf } from './context-row';
import type { ContextRecord, CreateContextInput } from './schemas';

/**
 * Creates a context for both environments of the caller's project.
 * @throws AppError `insufficient_scope`, `forbidden`, `project_required`, `context_exists`, `exceeds_own_grant` for a key that is
 * limited to other contexts, `not_found` when the project is deleted meanwhile
 */
export async function createContext(ctx: Ctx, input: CreateContextInput): Promise<ContextRecord> {
  const { principal } = ctx;
  requireScope(principal, 'admin', 'shared');
  const { tenantId, projectId } = requireProject(principal);
  const { context_key: contextKey, display_name: displayName, ...rules } = input;
  const { scan_for_viruses: scanForViruses = env().CLAMD_URL !== undefined } = input;
  const own = { id: newId('ctx'), tenantId, projectId, contextKey, displayName };
  try {
    return await transact(ctx, async (tx) => {
      const caller = await lockCaller(tx, principal);
      requireScope(caller, 'admin', 'shared');
      requireAllowedKey(caller, contextKey);
      await holdProject(tx, projectId);
      const row = await tx.uploadContext.create({
        data: { ...columnsOf(rules), scanForViruses, ...own },
      });
      await recordAudit(tx, ctx, {
        action: 'context.created',
        entity: { type: 'context', id: row.id, name: contextKey },
        tenantId,
        projectId,
        changes: { after: { context_key: contextKey, ...rulesOf(row) } },
      });
      return describeContext(tx, row);
    });
  } catch (error) {
    throw isTaken(error) ? new AppError('context_exists', { cause: error }) : error;
  }
}

/** A key that is limited to some contexts does not reach beyond them by making new ones. */
function requireAllowedKey(caller: TenantPrincipal, contextKey: string): void {
  if (caller.type !== 'key' || caller.contexts.length === 0) return;
  if (caller.contexts.includes(contextKey)) return;
  throw new AppError('exceeds_own_grant', {
    details: [`context_key: this key is limited to ${caller.contexts.join(', ')}`],
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
