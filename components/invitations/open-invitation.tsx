import { AuthScreen } from '@/components/auth/auth-screen';
import { ProviderButtons } from '@/components/auth/provider-buttons';
import { SignUpForm } from '@/components/auth/sign-up-form';
import { buttonLook } from '@/components/ui/button-look';
import { ROLE_TEXTS } from '@/components/ui/role-texts';
import { Time } from '@/components/ui/time';
import type { OpenInvitation as Invitation, SignInProvider } from '@/lib/accounts/schemas';
import { AcceptInvitation } from './accept-invitation';
import { OtherAccount } from './other-account';

type OpenInvitationProps = {
  invitation: Invitation;
  token: string;
  /** The address of who is signed in; null for nobody. */
  signedInAs: string | null;
  /** The ways in beside a password. */
  providers: readonly SignInProvider[];
};

/** What the invitation is to, and the way in: accept, sign in, sign up, or sign out first. */
export function OpenInvitation(props: OpenInvitationProps) {
  const { email, role, tenant_name, invited_by, expires_at } = props.invitation;
  return (
    <AuthScreen title={`Join ${tenant_name}`}>
      <div className="grid gap-1.5 text-pretty">
        <p className="wrap-anywhere">
          {invited_by} invites {email} to {tenant_name} as{' '}
          <strong className="font-medium">{ROLE_TEXTS[role].name}</strong>.
        </p>
        <p className="text-muted">{ROLE_TEXTS[role].may}</p>
        <p className="text-muted">
          Open until <Time at={expires_at} format="full" />.
        </p>
      </div>
      <WayIn {...props} />
    </AuthScreen>
  );
}

function WayIn({ invitation, token, signedInAs, providers }: OpenInvitationProps) {
  const { email, is_registered: isRegistered } = invitation;
  if (signedInAs === email) return <AcceptInvitation token={token} />;
  if (signedInAs !== null) return <OtherAccount email={signedInAs} />;
  const here = `/invitations/${token}`;
  if (!isRegistered)
    return (
      <>
        <SignUpForm invitation={{ token, email }} />
        <ProviderButtons providers={providers} returnTo={here} />
      </>
    );
  return (
    <a
      href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}
      className={buttonLook({ variant: 'primary' })}
    >
      Sign in to accept
    </a>
  );
}
