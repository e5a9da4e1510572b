import { oneLine, type Mail } from '@/lib/mail';
import type { InvitationRecord } from './schemas';

type Invited = {
  invitation: Pick<InvitationRecord, 'email' | 'role' | 'expires_at'>;
  /** The link that accepts it. */
  url: string;
  tenantName: string;
  inviterName: string;
};

/** The mail that brings an invitation's link to the invited address. Names are somebody's typing: one line, and no markup. */
export function invitationMail({ invitation, url, tenantName, inviterName }: Invited): Mail {
  const { email, role, expires_at } = invitation;
  const inviter = oneLine(inviterName);
  const tenant = oneLine(tenantName);
  const what = `${inviter} invites you to join “${tenant}” on UploadKit, as ${role}.`;
  const until = `The link is for ${email} and works once, until ${untilText(expires_at)}.`;
  const otherwise = 'If you did not expect this, leave it alone: nothing happens.';
  return {
    to: email,
    subject: `${inviter} invites you to join “${tenant}” on UploadKit`,
    text: `${what}\n\n${url}\n\n${until}\n${otherwise}\n`,
    html: [
      `<p>${escapeHtml(what)}</p>`,
      `<p><a href="${escapeHtml(url)}">Accept the invitation</a></p>`,
      `<p>${escapeHtml(url)}</p>`,
      `<p>${escapeHtml(until)}<br>${escapeHtml(otherwise)}</p>`,
    ].join('\n'),
  };
}

/** Such as `1 December 2026, 14:05 UTC`. */
function untilText(time: string): string {
  const form = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-GB', form).format(new Date(time)).replace(' at ', ', ')} UTC`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
