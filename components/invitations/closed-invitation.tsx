import { AuthScreen } from '@/components/auth/auth-screen';
import { buttonLook } from '@/components/ui/button-look';

/** Why a link opens nothing. */
export type Closed = 'accepted' | 'revoked' | 'expired' | 'unknown';

const TEXTS: Record<Closed, { title: string; text: string }> = {
  accepted: {
    title: 'Invitation accepted already',
    text: 'This link was used, and works only once. If it was you, sign in and go on.',
  },
  revoked: {
    title: 'Invitation taken back',
    text: 'Whoever invited you has taken it back, or sent a newer one. Use the newest link, or ask for one.',
  },
  expired: {
    title: 'Invitation expired',
    text: 'It was open for seven days. Ask whoever invited you for a new one.',
  },
  unknown: {
    title: 'No such invitation',
    text: 'The link may be cut off. Copy the whole of it, or ask whoever invited you for a new one.',
  },
};

/** A link that opens nothing any more, or never did, and what to do about it. */
export function ClosedInvitation({ state, isSignedIn }: { state: Closed; isSignedIn: boolean }) {
  const { title, text } = TEXTS[state];
  return (
    <AuthScreen title={title}>
      <p className="text-pretty text-muted">{text}</p>
      {/* Not a shallow link: the session may have changed since. */}
      <a href={isSignedIn ? '/' : '/sign-in'} className={buttonLook({})}>
        {isSignedIn ? 'Go to your projects' : 'Sign in'}
      </a>
    </AuthScreen>
  );
}
