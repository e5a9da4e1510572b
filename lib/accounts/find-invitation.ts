import { z } from 'zod';
import type { Ctx } from '@/lib/context';
import type { Invitation } from '@/lib/db';
import { hashInvitationToken } from './invitation-token';
import type { OpenInvitation } from './schemas';

const Named = z.object({ name: z.string() });

/** An invitation, or why its link opens nothing any more; `unknown` for a link that never was. */
export type FoundInvitation =
  | { state: 'open'; invitation: OpenInvitation }
  | { state: 'accepted' | 'revoked' | 'expired' | 'unknown' };

/** What has become of an invitation, for whoever holds its link: no other credential is asked for. */
export async function findInvitation(ctx: Ctx, token: string): Promise<FoundInvitation> {
  const row = await ctx.db.invitation.findUnique({
    where: { tokenHash: hashInvitationToken(token) },
    include: { tenant: true },
  });
  if (row === null) return { state: 'unknown' };
  const ended = endOf(row, ctx.now);
  if (ended !== null) return { state: ended };
  const registered = await ctx.db.user.count({ where: { email: row.email } });
  return {
    state: 'open',
    invitation: {
      email: row.email,
      role: row.role,
      tenant_name: row.tenant.name,
      invited_by: Named.parse(row.invitedBy).name,
      expires_at: row.expiresAt.toISOString(),
      is_registered: registered > 0,
    },
  };
}

/** How it ended; null while it is open. What was done to it says more than the clock. */
function endOf({ acceptedAt, revokedAt, expiresAt }: Invitation, now: Date) {
  if (acceptedAt !== null) return 'accepted';
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : null;
}
