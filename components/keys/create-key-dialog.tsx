'use client';

import { Dialog } from '@/components/ui/dialog';
import type { Role } from '@/lib/auth/roles';
import { CreateKeyForm } from './create-key-form';
import { LeaveRevealDialog } from './leave-reveal-dialog';
import { RevealKey, REVEAL_STEP } from './reveal-key';
import type { useKeyCreation } from './use-key-creation';

type CreateKeyDialogProps = {
  creation: ReturnType<typeof useKeyCreation>;
  projectId: string;
  role: Role;
  focusAfter: () => HTMLElement | null;
};

const STEPS = {
  form: {
    title: 'Create an API key',
    description: 'A key lets a program upload and read the files of this project.',
  },
  reveal: REVEAL_STEP,
};

/** Two steps, the form and the key; leaving the second before the key is saved asks first. */
export function CreateKeyDialog(props: CreateKeyDialogProps) {
  const { creation, projectId, role, focusAfter } = props;
  const { isOpen, close, created, draft, problem, isPending } = creation;
  const step = created === null ? STEPS.form : STEPS.reveal;
  return (
    <>
      <Dialog {...step} isOpen={isOpen} onClose={close} focusAfter={focusAfter}>
        {created === null ? (
          <CreateKeyForm
            projectId={projectId}
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
      <LeaveRevealDialog
        isOpen={creation.isAsking}
        onStay={creation.keepOpen}
        onLeave={creation.finish}
      />
    </>
  );
}
