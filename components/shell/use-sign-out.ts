'use client';

import { useState } from 'react';
import { leaveSession } from '@/components/auth/leave-session';
import { closeBrowserSession } from '@/components/auth/session-calls';
import { toFormProblem } from '@/components/form/form-problem';
import { useSubmission } from '@/components/ui/use-submission';

/** Ends the session and leads to sign-in, or to another page; `failure` says why the person is still signed in. */
export function useSignOut(leadTo = '/sign-in') {
  const [failure, setFailure] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();

  async function leave() {
    setFailure(null);
    try {
      await leaveSession(closeBrowserSession, leadTo);
    } catch (error) {
      setFailure(`You are still signed in. ${toFormProblem(error, []).summary}`);
    }
  }
  return { isPending, failure, signOut: () => void submit(leave) };
}
