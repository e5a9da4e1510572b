'use client';

import { useState } from 'react';
import { NO_PROBLEM, toFormProblem } from '@/components/form/form-problem';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/clock';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';
import type { KeyRecord } from '@/lib/keys/schemas';
import { isBusy } from './key-condition';
import { KeySummary } from './key-summary';

type RevokeKeyDialogProps = {
  apiKey: KeyRecord;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves once the server has confirmed; throws ApiError. */
  onRevoke: (apiKey: KeyRecord, reason: string | null) => Promise<void>;
  focusAfter: () => HTMLElement | null;
};

/** Asks before a key is revoked; for a live key that is in use, for its name too. */
export function RevokeKeyDialog(props: RevokeKeyDialogProps) {
  const { apiKey, isOpen, onClose, onRevoke, focusAfter } = props;
  const [typedName, setTypedName] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState(NO_PROBLEM);
  const { isPending, submit } = useSubmission();
  const isNameAsked = isBusy(apiKey, useNow());
  const isNameTyped = typedName.trim() === apiKey.name.trim();

  async function revoke() {
    if (isNameAsked && !isNameTyped) {
      setProblem({ summary: null, fields: { name: `Type ${apiKey.name} to confirm.` } });
      return;
    }
    setProblem(NO_PROBLEM);
    try {
      await onRevoke(apiKey, reason.trim() === '' ? null : reason.trim());
    } catch (error) {
      setProblem(toFormProblem(error, ['reason']));
    }
  }
  return (
    <AlertDialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={`Revoke “${apiKey.name}”?`}
      description="Requests with this key are refused from now on. This cannot be undone."
      focusAfter={focusAfter}
      action={
        <Button variant="danger" isPending={isPending} onClick={() => void submit(revoke)}>
          Revoke key
        </Button>
      }
    >
      {problem.summary ? (
        <Notice tone="error">The key was not revoked. {problem.summary}</Notice>
      ) : null}
      <KeySummary apiKey={apiKey} />
      {isNameAsked ? (
        <Field
          label={
            <>
              Type <strong className="wrap-anywhere">{apiKey.name}</strong> to confirm
            </>
          }
          error={problem.fields['name']}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={typedName}
              onChange={(event) => setTypedName(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <Field
        label="Reason (optional)"
        hint="Kept with the key, for your team."
        error={problem.fields['reason']}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={500}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </AlertDialog>
  );
}
