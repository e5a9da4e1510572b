import { PROVIDER_NAMES } from '@/components/auth/provider-names';
import { ScreenHeader } from '@/components/ui/screen-header';
import type { SignInProvider } from '@/lib/accounts/schemas';
import { NameForm } from './name-form';
import { PasswordForm } from './password-form';
import { SettingsSection } from './settings-section';

type ProfileScreenProps = {
  name: string;
  email: string;
  /** By what they sign in. */
  ways: { hasPassword: boolean; providers: SignInProvider[] };
};

/** The person's own: their name, and their password. */
export function ProfileScreen({ name, email, ways }: ProfileScreenProps) {
  return (
    <div className="@container grid gap-5">
      <ScreenHeader title="Profile">Yours, in every tenant that you are a member of.</ScreenHeader>
      <SettingsSection
        title="About you"
        description="What other members see, and what the audit log remembers."
      >
        <NameForm name={name} email={email} />
      </SettingsSection>
      <SettingsSection
        title="Password"
        description={
          <>
            {waysText(ways)}A new password ends your other sessions: whoever is signed in elsewhere
            as you has to sign in again.
          </>
        }
      >
        <PasswordForm email={email} hasPassword={ways.hasPassword} />
      </SettingsSection>
    </div>
  );
}

/** Said to whom a provider lets in. */
function waysText({ hasPassword, providers }: ProfileScreenProps['ways']): string {
  if (providers.length === 0) return '';
  const names = providers.map((each) => PROVIDER_NAMES[each]).join(' and ');
  return hasPassword
    ? `You sign in with ${names}, or with your password. `
    : `You sign in with ${names}, and have no password yet. `;
}
