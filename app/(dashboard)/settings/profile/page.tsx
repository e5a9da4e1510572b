import type { Metadata } from 'next';
import { ProfileScreen } from '@/components/settings/profile-screen';
import { getSignInWays } from '@/lib/accounts';
import { requireUserContext } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const ctx = await requireUserContext();
  const { name, email } = ctx.principal;
  return <ProfileScreen name={name} email={email} ways={await getSignInWays(ctx)} />;
}
