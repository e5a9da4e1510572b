import type { Environment } from '@/lib/auth/principal';
import type { TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import type { Metadata } from '@/lib/metadata';
import type { Room } from '@/lib/usage';
import { admitUpload } from './admit-upload';
import { detectContentType } from './detect-content-type';
import type { FileContext } from './get-file-context';
import { holdOnce } from './hold-once';
import { inspectUpload } from './inspect-upload';
import { requireContent } from './pipeline/require-content';
import { requireScanned } from './pipeline/require-scanned';
import { requireStructure } from './pipeline/require-structure';
import type { ReceivedUpload } from './receive-upload';
import { rememberRefusal } from './remember-refusal';
import { openStorage } from './storage';

/** An upload that has passed the pipeline and may be stored. */
export type AcceptedUpload = {
  upload: ReceivedUpload;
  filename: string;
  context: FileContext;
  environment: Environment;
  contentType: string;
  metadata: Metadata;
};

/** Runs the whole pipeline over an upload that has been read, cheap refusals first; a refusal is remembered in the audit log. */
export async function acceptUpload(
  ctx: Ctx,
  principal: TenantPrincipal,
  { upload, room }: { upload: ReceivedUpload; room: Room },
): Promise<AcceptedUpload> {
  const asked = { named: upload, sizeBytes: upload.sizeBytes, room };
  const { filename, fields, ...admitted } = await admitUpload(ctx, principal, asked);
  const { context, environment } = admitted;
  await rememberRefusal(ctx, { file: { filename, context }, environment }, () =>
    holdOnce(
      () => openStorage().hold(upload.object),
      async (localPath) => {
        const findings = await inspectUpload({ ...upload, localPath }, filename, context);
        requireStructure(findings, context);
        requireContent(findings, context);
        await requireScanned({ ...upload, ...findings, localPath }, context);
      },
    ),
  );
  const contentType = await detectContentType(upload.head);
  return { upload, filename, ...admitted, contentType, metadata: fields.metadata ?? {} };
}
