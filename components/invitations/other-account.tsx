'use client';

import { usePathname } from 'next/navigation';
import { useSignOut } from '@/components/shell/use-sign-out';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** For who is signed in as somebody else than the invited: out, and back to this page. */
export function OtherAccount({ email }: { email: string }) {
  const { isPending, failure, signOut } = useSignOut(usePathname());
  return (
    <>
      <Notice tone="warning">
        <p className="wrap-anywhere">
          You are signed in as {email}. Sign out to accept it with the invited address.
        </p>
      </Notice>
      {failure === null ? null : <Notice tone="error">{failure}</Notice>}
      <Button variant="primary" isPending={isPending} onClick={signOut}>
        Sign out and go on
      </Button>
    </>
  );
}
