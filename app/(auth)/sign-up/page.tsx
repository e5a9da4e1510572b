import type { Metadata } from 'next';
import { AuthScreen } from '@/components/auth/auth-screen';
import { ProviderButtons } from '@/components/auth/provider-buttons';
import { SignUpForm } from '@/components/auth/sign-up-form';
import { signInProviders } from '@/lib/accounts';

export const metadata: Metadata = { title: 'Create an account' };

export default function SignUpPage() {
  return (
    <AuthScreen
      title="Create an account"
      other={{ question: 'Have an account?', label: 'Sign in', href: '/sign-in' }}
    >
      <SignUpForm />
      <ProviderButtons providers={signInProviders()} returnTo="/" />
    </AuthScreen>
  );
}
