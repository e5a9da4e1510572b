import type { Metadata } from 'next';
import { AuthScreen } from '@/components/auth/auth-screen';
import { returnPath } from '@/components/auth/return-path';
import { SignInForm } from '@/components/auth/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl } = await searchParams;
  const returnTo = returnPath(typeof callbackUrl === 'string' ? callbackUrl : null);
  return (
    <AuthScreen
      title="Sign in"
      other={{ question: 'New here?', label: 'Create an account', href: '/sign-up' }}
    >
      <SignInForm returnTo={returnTo} />
    </AuthScreen>
  );
}
