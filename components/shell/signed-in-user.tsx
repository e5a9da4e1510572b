'use client';

import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { closeBrowserSession } from '@/components/auth/session-calls';
import { toFormProblem } from '@/components/form/form-problem';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import { useSubmission } from '@/components/ui/use-submission';

/** Who is signed in, with the way out. */
export function SignedInUser({ name, email }: { name: string; email: string }) {
  const [failure, setFailure] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();

  async function signOut() {
    try {
      await closeBrowserSession();
      window.location.assign('/sign-in');
    } catch (error) {
      setFailure(toFormProblem(error, []).summary);
    }
  }
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-2">
        <p className="grid min-w-0 flex-1">
          <span className="truncate font-medium" title={name}>
            {name}
          </span>
          <span className="truncate text-xs text-muted" title={email}>
            {email}
          </span>
        </p>
        <IconButton
          label={`Sign out ${name}`}
          aria-busy={isPending || undefined}
          onClick={() => void submit(signOut)}
        >
          {isPending ? <Spinner /> : <LogOut aria-hidden />}
        </IconButton>
      </div>
      {failure === null ? null : (
        <p role="alert" className="text-xs text-danger-ink">
          You are still signed in. {failure}
        </p>
      )}
    </div>
  );
}
