import { recordAudit } from '@/lib/audit';
import type { Environment } from '@/lib/auth/principal';
import { isInTenant } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { FileContext } from './get-file-context';

type Rejection = {
  filename: string;
  context: FileContext;
  environment: Environment;
  error: unknown;
};

/** Remembers in the audit log that the pipeline refused a file, and at which stage. */
export async function recordRejection(
  ctx: Ctx,
  { filename, context, environment, error }: Rejection,
): Promise<void> {
  const { principal } = ctx;
  if (!(error instanceof AppError) || !isInTenant(principal)) return;
  await ctx.db.$transaction((tx) =>
    recordAudit(tx, ctx, {
      action: 'file.rejected',
      entity: { type: 'context', id: context.id, name: context.contextKey },
      tenantId: principal.tenantId,
      projectId: principal.projectId,
      environment,
      changes: { after: { original_filename: filename, reasons: error.details } },
    }),
  );
}
