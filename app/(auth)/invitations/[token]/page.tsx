import type { Metadata } from 'next';
import { ClosedInvitation } from '@/components/invitations/closed-invitation';
import { OpenInvitation } from '@/components/invitations/open-invitation';
import { findInvitation, signInProviders, type FoundInvitation } from '@/lib/accounts';
import { InvitationTokenParams } from '@/lib/accounts/schemas';
import { findPageContext } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Invitation' };

type InvitationPageProps = { params: Promise<{ token: string }> };

const UNKNOWN: FoundInvitation = { state: 'unknown' };

/** Where an invitation's link leads: open to everyone who holds it. */
export default async function InvitationPage({ params }: InvitationPageProps) {
  const parsed = InvitationTokenParams.safeParse(await params);
  const ctx = await findPageContext();
  const signedInAs = ctx.principal.type === 'user' ? ctx.principal.email : null;
  const found = parsed.success ? await findInvitation(ctx, parsed.data.token) : UNKNOWN;
  if (found.state !== 'open') {
    return <ClosedInvitation state={found.state} isSignedIn={signedInAs !== null} />;
  }
  const token = parsed.data?.token ?? '';
  return (
    <OpenInvitation
      invitation={found.invitation}
      token={token}
      signedInAs={signedInAs}
      providers={signInProviders()}
    />
  );
}
