import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { findInvitation } from './find-invitation';
import type { OpenInvitation } from './schemas';

/**
 * What an invitation is to, for whoever holds its link: no other credential is asked for.
 * @throws AppError `not_found` for an unknown, used, revoked or expired one alike
 */
export async function getInvitation(ctx: Ctx, token: string): Promise<OpenInvitation> {
  const found = await findInvitation(ctx, token);
  if (found.state !== 'open') throw new AppError('not_found');
  return found.invitation;
}
