'use client';

import { useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import { useSubmission } from '@/components/ui/use-submission';
import { leaveSession } from '@/components/auth/leave-session';
import { switchTenant } from '@/components/auth/session-calls';

/** Puts the session into another tenant and opens the tenant's projects; `failure` says why it stayed where it was. */
export function useTenantSwitch() {
  const [failure, setFailure] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();

  async function enter(tenantId: string) {
    setFailure(null);
    try {
      await leaveSession(() => switchTenant(tenantId), '/');
    } catch (error) {
      setFailure(`Nothing was switched. ${toFormProblem(error, []).summary}`);
    }
  }
  return { isPending, failure, switchTo: (tenantId: string) => void submit(() => enter(tenantId)) };
}
