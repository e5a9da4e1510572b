import { lockCaller } from '@/lib/auth/lock-caller';
import { requireProject, type TenantPrincipal } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import type { Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';

const select = {
  id: true,
  contextKey: true,
  allowedExtensions: true,
  maxFileSizeMb: true,
  rejectBlankFiles: true,
  rejectCorruptFiles: true,
  scanForViruses: true,
  isActive: true,
  storagePathTemplate: true,
} satisfies Prisma.UploadContextSelect;

/** The rules of the context that an upload names. */
export type FileContext = Prisma.UploadContextGetPayload<{ select: typeof select }>;

/**
 * @throws AppError `exceeds_own_grant` when the key is limited to other contexts, `not_found` when the project has no such context,
 * `invalid_state` when it is inactive, `unauthenticated` when the caller went with the project
 */
export async function getFileContext(
  ctx: Ctx,
  principal: TenantPrincipal,
  contextKey: string,
): Promise<FileContext> {
  requireOwnContext(principal, contextKey);
  const { projectId } = requireProject(principal);
  const context = await ctx.db.uploadContext.findUnique({
    where: { projectId_contextKey: { projectId, contextKey } },
    select,
  });
  if (context === null) throw await missing(ctx, principal);
  if (!context.isActive) {
    throw new AppError('invalid_state', { details: [`The context ${contextKey} is inactive`] });
  }
  return context;
}

/** A key whose project was deleted while it uploaded has ended with it, which counts before what it named. */
async function missing({ db }: Ctx, principal: TenantPrincipal): Promise<AppError> {
  await db.$transaction((tx) => lockCaller(tx, principal));
  return new AppError('not_found');
}

/** @throws AppError `exceeds_own_grant` when the key is limited to other contexts */
function requireOwnContext(principal: TenantPrincipal, contextKey: string): void {
  const detail = findLimit(principal, contextKey);
  if (detail !== null) throw new AppError('exceeds_own_grant', { details: [detail] });
}

/**
 * The context of an upload that has run meanwhile. A key that was narrowed to others since is refused like one that lost its scope.
 * @throws AppError `insufficient_scope`
 */
export function requireContextStill(principal: TenantPrincipal, contextKey: string): void {
  const detail = findLimit(principal, contextKey);
  if (detail === null) return;
  throw new AppError('insufficient_scope', { details: [detail], neededScope: 'upload' });
}

function findLimit(principal: TenantPrincipal, contextKey: string): string | null {
  if (principal.type !== 'key' || principal.contexts.length === 0) return null;
  if (principal.contexts.includes(contextKey)) return null;
  return `context: this key is limited to ${principal.contexts.join(', ')}`;
}
