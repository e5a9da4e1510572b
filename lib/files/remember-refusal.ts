import { recordAudit } from '@/lib/audit';
import type { Environment } from '@/lib/auth/principal';
import { isInTenant } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { FileContext } from './get-file-context';

type Refused = {
  /** Null while nobody has said it. */
  environment: Environment | null;
  /** Null while the body is not read. */
  file: { filename: string; context: FileContext } | null;
};

/** Runs stages of the pipeline; when they refuse the file, the audit log remembers it, and at which stage. */
export async function rememberRefusal<T>(
  ctx: Ctx,
  refused: Refused,
  runStages: () => T | Promise<T>,
): Promise<T> {
  try {
    return await runStages();
  } catch (error) {
    if (error instanceof AppError) await recordRejection(ctx, refused, error);
    throw error;
  }
}

async function recordRejection(
  ctx: Ctx,
  { file, environment }: Refused,
  { details }: AppError,
): Promise<void> {
  const { principal } = ctx;
  if (!isInTenant(principal)) return;
  await ctx.db.$transaction((tx) =>
    recordAudit(tx, ctx, {
      action: 'file.rejected',
      entity:
        file === null
          ? { type: 'project', id: principal.projectId ?? '', name: principal.projectId ?? '' }
          : { type: 'context', id: file.context.id, name: file.context.contextKey },
      tenantId: principal.tenantId,
      projectId: principal.projectId,
      ...(environment === null ? {} : { environment }),
      changes: { after: { original_filename: file?.filename ?? null, reasons: details } },
    }),
  );
}
