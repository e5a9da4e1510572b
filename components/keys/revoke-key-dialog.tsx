'use client';

import { useId, useState, type FormEvent } from 'react';
import { NO_PROBLEM, toFormProblem } from '@/components/form/form-problem';
import { textOf } from '@/components/form/form-text';
import { useFormProblem } from '@/components/form/use-form-problem';
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
  const [problem, setProblem] = useState(NO_PROBLEM);
  const { isPending, submit } = useSubmission();
  const isNameAsked = isBusy(apiKey, useNow());
  const form = useFormProblem(problem);
  const formId = useId();

  async function revoke(typedName: string, reason: string) {
    if (isNameAsked && typedName !== apiKey.name.trim()) {
      setProblem({ summary: null, fields: { name: `Type ${apiKey.name} to confirm.` } });
      return;
    }
    setProblem(NO_PROBLEM);
    try {
      await onRevoke(apiKey, reason === '' ? null : reason);
    } catch (error) {
      setProblem(toFormProblem(error, ['reason']));
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    void submit(() => revoke(textOf(data, 'typed').trim(), textOf(data, 'reason').trim()));
  }
  return (
    <AlertDialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={`Revoke “${apiKey.name}”?`}
      description="Requests with this key are refused from now on. This cannot be undone."
      focusAfter={focusAfter}
      action={
        <Button type="submit" form={formId} variant="danger" isPending={isPending}>
          Revoke key
        </Button>
      }
    >
      {problem.summary ? (
        <Notice tone="error">The key was not revoked. {problem.summary}</Notice>
      ) : null}
      <KeySummary apiKey={apiKey} />
      <form ref={form} id={formId} noValidate onSubmit={handleSubmit} className="grid gap-4">
        {isNameAsked ? (
          <Field label={`Type ${apiKey.name} to confirm`} error={problem.fields['name']}>
            {(control) => <Input {...control} name="typed" autoComplete="off" />}
          </Field>
        ) : null}
        <Field
          label="Reason (optional)"
          hint="Kept with the key, for your team."
          error={problem.fields['reason']}
        >
          {(control) => <Input {...control} name="reason" maxLength={500} autoComplete="off" />}
        </Field>
      </form>
    </AlertDialog>
  );
}
