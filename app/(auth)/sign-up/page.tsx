import type { Metadata } from 'next';
import { AuthScreen } from '@/components/auth/auth-screen';
import { SignUpForm } from '@/components/auth/sign-up-form';

export const metadata: Metadata = { title: 'Create an account' };

export default function SignUpPage() {
  return (
    <AuthScreen
      title="Create an account"
      other={{ question: 'Have an account?', label: 'Sign in', href: '/sign-in' }}
    >
      <SignUpForm />
    </AuthScreen>
  );
}
