'use client';

import { ChevronsUpDown, LogOut } from 'lucide-react';
import { useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import { closeBrowserSession } from '@/components/auth/session-calls';
import { Menu } from '@/components/ui/menu';
import { MenuItem } from '@/components/ui/menu-item';
import { useSubmission } from '@/components/ui/use-submission';

/** Who is signed in, with the way out. */
export function UserMenu({ name, email }: { name: string; email: string }) {
  const { isPending, submit } = useSubmission();
  const [failure, setFailure] = useState<string | null>(null);

  async function signOut() {
    try {
      await closeBrowserSession();
      window.location.assign('/sign-in');
    } catch (error) {
      setFailure(toFormProblem(error, []).summary);
    }
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2 rounded px-2.5 py-2 text-left transition-colors hover:bg-sunken"
        >
          <span className="grid min-w-0 flex-1">
            <span className="truncate font-medium">{name}</span>
            <span className="truncate text-xs text-muted">{email}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuItem
        isDisabled={isPending}
        onSelect={(event) => {
          event.preventDefault();
          void submit(signOut);
        }}
      >
        <LogOut aria-hidden />
        {isPending ? 'Signing out…' : 'Sign out'}
      </MenuItem>
      {failure === null ? null : (
        <p role="alert" className="max-w-52 px-2 py-1 text-xs text-danger-ink">
          You are still signed in. {failure}
        </p>
      )}
    </Menu>
  );
}
