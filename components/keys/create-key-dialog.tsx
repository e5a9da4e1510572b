'use client';

import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Role } from '@/lib/auth/roles';
import { CreateKeyForm } from './create-key-form';
import { RevealKey } from './reveal-key';
import type { useKeyCreation } from './use-key-creation';

type CreateKeyDialogProps = {
  creation: ReturnType<typeof useKeyCreation>;
  role: Role;
  focusAfter: () => HTMLElement | null;
};

const STEPS = {
  form: {
    title: 'Create an API key',
    description: 'A key lets a program upload and read the files of this project.',
  },
  reveal: {
    title: 'Copy your key now',
    description: 'This is the only time the whole key is shown.',
  },
};

/** Two steps, the form and the key; leaving the second before the key is saved asks first. */
export function CreateKeyDialog({ creation, role, focusAfter }: CreateKeyDialogProps) {
  const { isOpen, close, created, draft, problem, isPending } = creation;
  const step = created === null ? STEPS.form : STEPS.reveal;
  return (
    <>
      <Dialog {...step} isOpen={isOpen} onClose={close} focusAfter={focusAfter}>
        {created === null ? (
          <CreateKeyForm
            draft={draft}
            problem={problem}
            shownProblem={creation.shownProblem}
            role={role}
            isPending={isPending}
            onChange={creation.change}
            onSubmit={creation.create}
            onCancel={close}
          />
        ) : (
          <RevealKey created={created} onSaved={creation.finish} />
        )}
      </Dialog>
      <AlertDialog
        isOpen={creation.isAsking}
        onClose={creation.keepOpen}
        title="Close without saving the key?"
        description="It cannot be shown again: you would have to revoke it and create another."
        cancelLabel="Back to the key"
        action={
          <Button variant="danger" onClick={creation.finish}>
            Close anyway
          </Button>
        }
      />
    </>
  );
}
