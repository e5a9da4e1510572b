'use client';

import { useId, useState } from 'react';
import { NO_PROBLEM, toFormProblem, type FormProblem } from '@/components/form/form-problem';
import { useFormProblem } from '@/components/form/use-form-problem';
import {
  EDIT_FIELDS,
  editDraftOf,
  findEditProblem,
  withoutEdited,
  type EditDraft,
} from '@/components/keys/edit-draft';
import { hasEnded } from '@/components/keys/key-condition';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';
import type { Role } from '@/lib/auth/roles';
import type { KeyRecord } from '@/lib/keys/schemas';
import { EditKeyForm } from './edit-key-form';

type EditKeyDialogProps = {
  /** As it was when the dialog opened: what is sent is what differs from it. */
  apiKey: KeyRecord;
  role: Role;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves once the server has confirmed; throws ApiError. */
  onSave: (apiKey: KeyRecord, draft: EditDraft) => Promise<void>;
  focusAfter: () => HTMLElement | null;
};

/** Edits what a key is called and what it may do. */
export function EditKeyDialog(props: EditKeyDialogProps) {
  const { apiKey, role, isOpen, onClose, onSave, focusAfter } = props;
  const [draft, setDraft] = useState(() => editDraftOf(apiKey));
  const [problem, setProblem] = useState(NO_PROBLEM);
  const [edited, setEdited] = useState<readonly string[]>([]);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);
  const formId = useId();

  function show(found: FormProblem) {
    setProblem(found);
    setEdited([]);
  }
  function change(part: Partial<EditDraft>) {
    setDraft((before) => ({ ...before, ...part }));
    setEdited((before) => [...before, ...Object.keys(part)]);
  }
  async function save() {
    try {
      await onSave(apiKey, draft);
    } catch (error) {
      show(toFormProblem(error, EDIT_FIELDS));
    }
  }
  function handleSubmit() {
    const found = findEditProblem(draft);
    show(found ?? NO_PROBLEM);
    if (found === null) void submit(save);
  }
  const whyFinal = hasEnded(apiKey) ? `The key is ${apiKey.status}: they are final.` : null;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={`Edit “${apiKey.name}”`}
      description="What the key may do counts from its next request on."
      focusAfter={focusAfter}
    >
      {problem.summary ? (
        <Notice tone="error">The key was not changed. {problem.summary}</Notice>
      ) : null}
      <EditKeyForm
        ref={form}
        id={formId}
        projectId={apiKey.project_id}
        role={role}
        draft={draft}
        problem={withoutEdited(problem, edited)}
        whyFinal={whyFinal}
        onChange={change}
        onSubmit={handleSubmit}
      />
      <DialogFooter>
        <Button onClick={onClose} isUnavailable={isPending}>
          Cancel
        </Button>
        <Button type="submit" form={formId} variant="primary" isPending={isPending}>
          Save changes
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
