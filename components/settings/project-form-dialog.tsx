'use client';

import { useId, useState, type FormEvent } from 'react';
import { NO_PROBLEM, toFormProblem } from '@/components/form/form-problem';
import { textOf } from '@/components/form/form-text';
import { useFormProblem } from '@/components/form/use-form-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';
import type { ProjectRecord } from '@/lib/projects/schemas';

type ProjectFormDialogProps = {
  /** Null for a new one. */
  project: ProjectRecord | null;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves once the server has confirmed; throws ApiError. */
  onSave: (name: string) => Promise<void>;
  focusAfter: () => HTMLElement | null;
};

/** Creates a project, or renames one. */
export function ProjectFormDialog(props: ProjectFormDialogProps) {
  const { project, isOpen, onClose, onSave, focusAfter } = props;
  const [problem, setProblem] = useState(NO_PROBLEM);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);
  const formId = useId();
  const isNew = project === null;

  async function save(name: string) {
    if (name === '') {
      setProblem({ summary: null, fields: { name: 'Enter a name.' } });
      return;
    }
    setProblem(NO_PROBLEM);
    try {
      await onSave(name);
    } catch (error) {
      setProblem(toFormProblem(error, ['name']));
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), 'name').trim();
    void submit(() => save(name));
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={isNew ? 'New project' : `Rename “${project.name}”`}
      description={
        isNew
          ? 'Keys, contexts and files of its own, apart from those of other projects.'
          : 'Keys, files and links go on working.'
      }
      focusAfter={focusAfter}
    >
      {problem.summary ? (
        <Notice tone="error">
          {isNew ? 'The project was not created.' : 'The project was not renamed.'}{' '}
          {problem.summary}
        </Notice>
      ) : null}
      <form ref={form} id={formId} noValidate onSubmit={handleSubmit}>
        <Field label="Name" error={problem.fields['name']}>
          {(control) => (
            <Input
              {...control}
              name="name"
              defaultValue={project?.name}
              autoComplete="off"
              required
            />
          )}
        </Field>
      </form>
      <DialogFooter>
        <Button onClick={onClose} isUnavailable={isPending}>
          Cancel
        </Button>
        <Button type="submit" form={formId} variant="primary" isPending={isPending}>
          {isNew ? 'Create project' : 'Rename project'}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
