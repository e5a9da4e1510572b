import { z } from 'zod';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { openInvitations } from './invitation-record';
import { hashInvitationToken } from './invitation-token';
import type { OpenInvitation } from './schemas';

const Named = z.object({ name: z.string() });

/**
 * What an invitation is to, for whoever holds its link: no other credential is asked for.
 * @throws AppError `not_found` for an unknown, used, revoked or expired one alike
 */
export async function getInvitation(ctx: Ctx, token: string): Promise<OpenInvitation> {
  const row = await ctx.db.invitation.findUnique({
    where: { tokenHash: hashInvitationToken(token), ...openInvitations(ctx.now) },
    include: { tenant: true },
  });
  if (row === null) throw new AppError('not_found');
  const registered = await ctx.db.user.count({ where: { email: row.email } });
  return {
    email: row.email,
    role: row.role,
    tenant_name: row.tenant.name,
    invited_by: Named.parse(row.invitedBy).name,
    expires_at: row.expiresAt.toISOString(),
    is_registered: registered > 0,
  };
}
