import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { describeContext } from './context-row';
import type { ContextRecord } from './schemas';
import { getContextRow } from './visible-contexts';

/** @throws AppError `insufficient_scope`, `project_required`, `not_found` */
export async function getContext(ctx: Ctx, contextKey: string): Promise<ContextRecord> {
  const { principal } = ctx;
  requireScope(principal, 'metadata');
  return describeContext(ctx.db, await getContextRow(ctx.db, principal, contextKey));
}
