'use client';

import { useState } from 'react';
import { closeBrowserSession } from '@/components/auth/session-calls';
import { toFormProblem } from '@/components/form/form-problem';
import { useSubmission } from '@/components/ui/use-submission';
import { expectSignOut } from '@/lib/api-client';

/** Ends the session and leads to sign-in; `failure` says why the person is still signed in. */
export function useSignOut() {
  const [failure, setFailure] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();

  async function leave() {
    setFailure(null);
    expectSignOut(true);
    try {
      await closeBrowserSession();
      window.location.assign('/sign-in');
    } catch (error) {
      expectSignOut(false);
      setFailure(toFormProblem(error, []).summary);
    }
  }
  return { isPending, failure, signOut: () => void submit(leave) };
}
