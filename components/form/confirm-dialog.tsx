'use client';

import { useState, type ReactNode } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';
import { toFormProblem } from './form-problem';

/** What a screen gives to a question it asks: whether it is asked, and where focus goes afterwards. */
export type ConfirmDialogState = {
  isOpen: boolean;
  onClose: () => void;
  focusAfter: () => HTMLElement | null;
};

type ConfirmDialogProps = ConfirmDialogState & {
  title: string;
  description: string;
  children?: ReactNode;
  confirmLabel: string;
  variant: 'primary' | 'danger';
  /** Resolves once the server has confirmed; throws ApiError. */
  onConfirm: () => Promise<void>;
  /** What stands when it could not be done, as a sentence; the reason follows. */
  failureText: string;
};

/** A question that is answered by one button. It stays while the server is asked, and tells why it could not be done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, focusAfter, title, description, children } = props;
  const { confirmLabel, variant, onConfirm, failureText } = props;
  const [failure, setFailure] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();

  async function confirm() {
    setFailure(null);
    try {
      await onConfirm();
    } catch (error) {
      setFailure(toFormProblem(error, []).summary);
    }
  }
  return (
    <AlertDialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={title}
      description={description}
      focusAfter={focusAfter}
      action={
        <Button variant={variant} isPending={isPending} onClick={() => void submit(confirm)}>
          {confirmLabel}
        </Button>
      }
    >
      {failure === null ? null : (
        <Notice tone="error">
          {failureText} {failure}
        </Notice>
      )}
      {children}
    </AlertDialog>
  );
}
