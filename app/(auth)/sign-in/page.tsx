import type { Metadata } from 'next';
import { AuthScreen } from '@/components/auth/auth-screen';
import { ProviderButtons } from '@/components/auth/provider-buttons';
import { returnPath } from '@/components/auth/return-path';
import { SignInFailure } from '@/components/auth/sign-in-failure';
import { SignInForm } from '@/components/auth/sign-in-form';
import { signInProviders } from '@/lib/accounts';

export const metadata: Metadata = { title: 'Sign in' };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const returnTo = returnPath(typeof callbackUrl === 'string' ? callbackUrl : null);
  return (
    <AuthScreen
      title="Sign in"
      other={{ question: 'New here?', label: 'Create an account', href: '/sign-up' }}
    >
      <SignInFailure error={typeof error === 'string' ? error : undefined} />
      <SignInForm returnTo={returnTo} />
      <ProviderButtons providers={signInProviders()} returnTo={returnTo} />
    </AuthScreen>
  );
}
