import type { Environment } from '@/lib/auth/principal';
import { requireScope, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { Room } from '@/lib/usage';
import { getFileContext, type FileContext } from './get-file-context';
import { parseParts } from './parse-parts';
import { requireExtension } from './pipeline/require-extension';
import { requireSize } from './pipeline/require-size';
import { rememberRefusal } from './remember-refusal';
import type { Beginning } from './receive-upload';
import type { UploadFields } from './schemas';

type Asked = { named: Beginning; sizeBytes: number; room: Room };

/** An upload that has passed the stages which need none of its bytes. */
export type AdmittedUpload = {
  filename: string;
  fields: UploadFields;
  context: FileContext;
  environment: Environment;
};

/**
 * Runs the cheap stages: `extension`, `size`, `rate limit` and `quota`. From here on the upload holds its place and its room.
 * @throws AppError `validation_failed`, `not_found`, `invalid_state`, `exceeds_own_grant`, `file_rejected`, `rate_limited`,
 * `quota_exceeded`; a refusal by a stage is remembered in the audit log
 */
export async function admitUpload(
  ctx: Ctx,
  principal: TenantPrincipal,
  { named, sizeBytes, room }: Asked,
): Promise<AdmittedUpload> {
  const { filename, fields } = parseParts(named);
  const environment = environmentOf(principal, fields.environment);
  requireScope(principal, 'upload', environment);
  const context = await getFileContext(ctx, principal, fields.context);
  await rememberRefusal(ctx, { file: { filename, context }, environment }, async () => {
    requireExtension(filename, context.allowedExtensions);
    requireSize(sizeBytes, context, principal.tier);
    await room.reserve({ environment, contextId: context.id, sizeBytes });
  });
  return { filename, fields, context, environment };
}

/** Whether the parts before the file say all that `admitUpload` goes by. */
export function saysEnough(principal: TenantPrincipal, { fields }: Beginning): boolean {
  const saysEnvironment = principal.type === 'key' || fields['environment'] !== undefined;
  return fields['context'] !== undefined && saysEnvironment;
}

/** A key stamps its own environment; a session states one. */
function environmentOf(principal: TenantPrincipal, stated: Environment | undefined): Environment {
  const own = principal.type === 'key' ? principal.environment : stated;
  const detail =
    own === undefined
      ? 'environment: is required from a session'
      : `environment: this key uploads to ${own}`;
  if (own === undefined || (stated !== undefined && stated !== own)) {
    throw new AppError('validation_failed', { details: [detail] });
  }
  return own;
}
