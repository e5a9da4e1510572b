import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '@/lib/audit';
import { holdProject } from '@/lib/auth/hold-project';
import { lockCaller } from '@/lib/auth/lock-caller';
import { requireProject, requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow, type Tx } from '@/lib/db';
import { columnsOf } from './columns-of';
import { describeContext, rulesOf } from './context-row';
import type { ContextRecord, UpdateContextInput } from './schemas';
import { getContextRow } from './visible-contexts';

/**
 * Changes what is given and leaves the rest; it counts for every upload that is stored afterwards. A change that changes nothing
 * leaves no trace.
 * @throws AppError `insufficient_scope`, `forbidden`, `project_required`, `not_found`
 */
export async function updateContext(
  ctx: Ctx,
  { contextKey, change }: { contextKey: string; change: UpdateContextInput },
): Promise<ContextRecord> {
  const { principal } = ctx;
  requireScope(principal, 'admin', 'shared');
  return ctx.db.$transaction(async (tx) => {
    const caller = await lockCaller(tx, principal);
    requireScope(caller, 'admin', 'shared');
    await holdProject(tx, requireProject(caller).projectId);
    const before = await lockContext(tx, caller, contextKey);
    const after = await tx.uploadContext.update({
      where: { id: before.id },
      data: columnsOf(change),
    });
    const changes = difference(rulesOf(before), rulesOf(after));
    if (changes === null) return describeContext(tx, after);
    await recordAudit(tx, ctx, {
      action: 'context.updated',
      entity: { type: 'context', id: before.id, name: contextKey },
      tenantId: before.tenantId,
      projectId: before.projectId,
      changes,
    });
    const data = { updatedAt: await databaseNow(tx) };
    return describeContext(tx, await tx.uploadContext.update({ where: { id: before.id }, data }));
  });
}

/** The context as it is once no other change of it runs. Uploads go on: their foreign keys take a weaker lock. */
async function lockContext(tx: Tx, caller: TenantPrincipal, contextKey: string) {
  const { id } = await getContextRow(tx, caller, contextKey);
  await tx.$queryRaw`SELECT 1 FROM contexts WHERE id = ${id} FOR NO KEY UPDATE`;
  return getContextRow(tx, caller, contextKey);
}

type Rules = ReturnType<typeof rulesOf>;

/** Before and after of the rules that differ; null when none does. */
function difference(one: Rules, other: Rules) {
  const isChanged = ([name, value]: [string, unknown]) =>
    !isDeepStrictEqual(value, new Map<string, unknown>(Object.entries(one)).get(name));
  const changed = new Set(
    Object.entries(other)
      .filter(isChanged)
      .map(([name]) => name),
  );
  if (changed.size === 0) return null;
  const only = (rules: Rules) =>
    Object.fromEntries(Object.entries(rules).filter(([name]) => changed.has(name)));
  return { before: only(one), after: only(other) };
}
