import { CopyField } from '@/components/ui/copy-field';
import { Fact, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { InvitationRecord } from '@/lib/accounts/schemas';
import { ROLE_TEXTS } from '@/components/ui/role-texts';

/** An invitation that was just made: its link, to be handed on, and what it is to. */
export function InvitationLink({ invitation }: { invitation: InvitationRecord }) {
  const { email, role, url, mailed, expires_at: expiresAt } = invitation;
  return (
    <>
      <CopyField
        label="Link"
        value={url ?? ''}
        actions={[{ label: 'Copy link', variant: 'primary' }]}
      />
      <p className="text-pretty text-muted">
        {mailed
          ? `It was sent to ${email} by mail. Should that not arrive, send the link yourself.`
          : `No mail was sent: send the link to ${email} yourself.`}{' '}
        It is shown only this once, and is of use to nobody else. If it is lost, make a new one; the
        one before then opens nothing.
      </p>
      <Facts>
        <Fact name="Role">{ROLE_TEXTS[role].name}</Fact>
        <Fact name="Open until">
          <Time at={expiresAt} format="full" />
        </Fact>
      </Facts>
    </>
  );
}
