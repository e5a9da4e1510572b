import { Notice } from '@/components/ui/notice';

const TEXTS = new Map([
  [
    'email_unverified',
    'You were not signed in: your e-mail address is not verified there. Verify it with the provider and try again, or use a password.',
  ],
  [
    'account_exists',
    'You were not signed in: there is an account with your e-mail address already. Sign in with its password.',
  ],
  ['rate_limited', 'Too many attempts. Try again in a few minutes.'],
]);

const OTHER = 'You were not signed in: it was cancelled, or did not work. Try again.';

/** Why somebody is back from a provider and not signed in; `error` is what the address of this page says. */
export function SignInFailure({ error }: { error: string | undefined }) {
  return error === undefined ? null : <Notice tone="error">{TEXTS.get(error) ?? OTHER}</Notice>;
}
