'use client';

import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';

type LeaveRevealDialogProps = { isOpen: boolean; onStay: () => void; onLeave: () => void };

/** Asks before a new key is thrown away unsaved. */
export function LeaveRevealDialog({ isOpen, onStay, onLeave }: LeaveRevealDialogProps) {
  return (
    <AlertDialog
      isOpen={isOpen}
      onClose={onStay}
      title="Close without saving the key?"
      description="It cannot be shown again: you would have to revoke it and create another."
      cancelLabel="Back to the key"
      action={
        <Button variant="danger" onClick={onLeave}>
          Close anyway
        </Button>
      }
    />
  );
}
