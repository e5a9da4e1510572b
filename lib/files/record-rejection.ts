import { recordAudit } from '@/lib/audit';
import type { Environment } from '@/lib/auth/principal';
import { isInTenant } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { FileContext } from './get-file-context';

type Rejection = {
  environment: Environment;
  error: unknown;
  /** Null while the body is not read. */
  file: { filename: string; context: FileContext } | null;
};

/** Remembers in the audit log that the pipeline refused a file, and at which stage. */
export async function recordRejection(
  ctx: Ctx,
  { file, environment, error }: Rejection,
): Promise<void> {
  const { principal } = ctx;
  if (!(error instanceof AppError) || !isInTenant(principal)) return;
  await ctx.db.$transaction((tx) =>
    recordAudit(tx, ctx, {
      action: 'file.rejected',
      entity:
        file === null
          ? { type: 'project', id: principal.projectId ?? '', name: principal.projectId ?? '' }
          : { type: 'context', id: file.context.id, name: file.context.contextKey },
      tenantId: principal.tenantId,
      projectId: principal.projectId,
      environment,
      changes: { after: { original_filename: file?.filename ?? null, reasons: error.details } },
    }),
  );
}
