'use client';

import { X } from 'lucide-react';
import { IconButton } from './icon-button';
import { Notice } from './notice';

type DismissibleFailureProps = { message: string | null; onDismiss: () => void };

/** What was asked of the list and did not come about. */
export function DismissibleFailure({ message, onDismiss }: DismissibleFailureProps) {
  if (message === null) return null;
  return (
    <Notice
      tone="error"
      action={
        <IconButton label="Dismiss the error" className="-m-1.5" onClick={onDismiss}>
          <X aria-hidden />
        </IconButton>
      }
    >
      <p>{message}</p>
    </Notice>
  );
}
