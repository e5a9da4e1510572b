import { RateLimiterRes } from 'rate-limiter-flexible';
import { toActor } from '@/lib/auth/principal';
import type { Ctx } from '@/lib/context';
import type { Tenant } from '@/lib/db';
import { env } from '@/lib/env';
import { limiter } from '@/lib/limiters';
import { log } from '@/lib/log';
import { sendMail } from '@/lib/mail';
import { invitationMail } from './invitation-mail';
import type { InvitationRecord } from './schemas';

const WINDOW_SECONDS = 3600;
/** So that nobody makes a mail cannon of a tenant that costs nothing. */
const MAILS = 30;

/**
 * Mails an invitation's link to the invited address, where there is a mail server. Asked once the invitation is there: it stays
 * whatever becomes of the mail.
 * @returns whether the mail server has taken it
 */
export async function sendInvitation(
  ctx: Ctx,
  tenant: Tenant,
  invitation: InvitationRecord,
): Promise<boolean> {
  const { url } = invitation;
  if (url === null || env().SMTP_URL === undefined || !(await isWithinLimit(tenant))) return false;
  const inviterName = toActor(ctx.principal).name;
  return sendMail(invitationMail({ invitation, url, tenantName: tenant.name, inviterName }));
}

async function isWithinLimit({ id }: Tenant): Promise<boolean> {
  if (env().RATE_LIMITS === null) return true;
  try {
    await limiter('invitation-mails', MAILS, WINDOW_SECONDS).consume(id);
    return true;
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    log().warn({ tenantId: id }, 'an invitation was not mailed: too many within an hour');
    return false;
  }
}
