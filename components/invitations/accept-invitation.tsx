'use client';

import { useRef, useState } from 'react';
import { leaveSession } from '@/components/auth/leave-session';
import { switchTenant } from '@/components/auth/session-calls';
import { toFormProblem } from '@/components/form/form-problem';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';
import { ApiError, callApi } from '@/lib/api-client';

/** Accepts the invitation for who is signed in, and opens the tenant. */
export function AcceptInvitation({ token }: { token: string }) {
  const [failure, setFailure] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();
  // Should only the switch after it fail, the next try must not meet a used invitation.
  const joined = useRef<string>(null);

  async function join() {
    setFailure(null);
    try {
      const tenantId = (joined.current ??= await accept(token));
      await leaveSession(() => switchTenant(tenantId), '/');
    } catch (error) {
      const outcome =
        joined.current === null
          ? 'The invitation was not accepted.'
          : 'You are a member, but the tenant could not be opened.';
      setFailure(`${outcome} ${reasonOf(error)}`);
    }
  }
  return (
    <>
      {failure === null ? null : <Notice tone="error">{failure}</Notice>}
      <Button variant="primary" isPending={isPending} onClick={() => void submit(join)}>
        Accept invitation
      </Button>
    </>
  );
}

/** The tenant that it leads into. */
async function accept(token: string): Promise<string> {
  const { tenant } = await callApi({
    method: 'POST',
    path: `/invitations/${token}/accept`,
    output: () =>
      import('@/lib/accounts/schemas').then(({ AcceptedInvitation }) => AcceptedInvitation),
  });
  return tenant.tenant_id;
}

function reasonOf(error: unknown): string | null {
  return error instanceof ApiError && error.code === 'not_found'
    ? 'It is not open any more. Ask for a new one.'
    : toFormProblem(error, []).summary;
}
