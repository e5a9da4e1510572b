import type { Invitation } from '@/lib/db';
import { env } from '@/lib/env';
import type { InvitationRecord } from './schemas';

/** `token` is there in the one answer that makes the invitation. */
export function toInvitationRecord(row: Invitation, token: string | null): InvitationRecord {
  return {
    invitation_id: row.id,
    email: row.email,
    role: row.role,
    url: token === null ? null : `${env().appUrl}/invitations/${token}`,
    mailed: null,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
  };
}

/** Those that can still be accepted, by the database's clock. */
export function openInvitations(now: Date) {
  return { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
}
