'use client';

import { useId, useState, type FormEvent } from 'react';
import { NO_PROBLEM, toFormProblem, type FormProblem } from '@/components/form/form-problem';
import { useFormProblem } from '@/components/form/use-form-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';
import { ApiError } from '@/lib/api-client';
import type { ContextRecord } from '@/lib/contexts/schemas';
import {
  DRAFT_FIELDS,
  draftOf,
  EMPTY_DRAFT,
  findDraftProblem,
  withoutEdited,
  type ContextDraft,
} from './context-draft';
import { CheckFields, NameFields, RuleFields } from './context-form-fields';
import { LimitFields, OtherFields } from './context-limit-fields';

type ContextFormDialogProps = {
  /** Null for a new one. */
  context: ContextRecord | null;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves once the server has confirmed; throws ApiError. */
  onSave: (draft: ContextDraft) => Promise<void>;
  focusAfter: () => HTMLElement | null;
};

/** Creates a context, or edits one: every rule it has. */
export function ContextFormDialog(props: ContextFormDialogProps) {
  const { context, isOpen, onClose, onSave, focusAfter } = props;
  const isNew = context === null;
  const [draft, setDraft] = useState(isNew ? EMPTY_DRAFT : draftOf(context));
  const [problem, setProblem] = useState(NO_PROBLEM);
  const [edited, setEdited] = useState<readonly string[]>([]);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);
  const formId = useId();

  function show(found: FormProblem) {
    setProblem(found);
    setEdited([]);
  }
  function change(part: Partial<ContextDraft>) {
    setDraft((before) => ({ ...before, ...part }));
    setEdited((before) => [...before, ...Object.keys(part)]);
  }
  async function save() {
    try {
      await onSave(draft);
    } catch (error) {
      show(toContextProblem(error));
    }
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const found = findDraftProblem(draft);
    show(found ?? NO_PROBLEM);
    if (found === null) void submit(save);
  }
  const fields = { draft, problem: withoutEdited(problem, edited), isNew, onChange: change };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={isNew ? 'Create a context' : `Edit “${context.display_name}”`}
      description="A context holds the rules for the files that are uploaded to it."
      focusAfter={focusAfter}
    >
      {problem.summary ? (
        <Notice tone="error">
          {isNew ? 'The context was not created.' : 'The context was not changed.'}{' '}
          {problem.summary}
        </Notice>
      ) : null}
      <form ref={form} id={formId} noValidate onSubmit={handleSubmit} className="grid gap-5">
        <NameFields {...fields} />
        <RuleFields {...fields} />
        <CheckFields {...fields} />
        <LimitFields {...fields} />
        <OtherFields {...fields} />
      </form>
      <DialogFooter>
        <Button onClick={onClose} isUnavailable={isPending}>
          Cancel
        </Button>
        <Button type="submit" form={formId} variant="primary" isPending={isPending}>
          {isNew ? 'Create context' : 'Save changes'}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** What the server refused, at the fields; a key that is taken is the key's problem. */
function toContextProblem(error: unknown): FormProblem {
  if (error instanceof ApiError && error.code === 'context_exists') {
    return { summary: null, fields: { context_key: `${error.message}.` } };
  }
  return toFormProblem(error, DRAFT_FIELDS);
}
