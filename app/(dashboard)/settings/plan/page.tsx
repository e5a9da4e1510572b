import type { Metadata } from 'next';
import { PlanScreen } from '@/components/settings/plan-screen';
import { getPlans, getTenant } from '@/lib/accounts';
import { requireUserContext } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Plan' };

export default async function PlanPage() {
  const ctx = await requireUserContext();
  const [tenant, { plans, use, isSelfServe }] = await Promise.all([getTenant(ctx), getPlans(ctx)]);
  return (
    <PlanScreen
      tenant={tenant}
      role={ctx.principal.role}
      plans={plans}
      use={use}
      isSelfServe={isSelfServe}
    />
  );
}
