'use client';

import { useId, useState, type FormEvent } from 'react';
import { NO_PROBLEM, toFormProblem } from '@/components/form/form-problem';
import { textOf } from '@/components/form/form-text';
import { useFormProblem } from '@/components/form/use-form-problem';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';
import type { ProjectRecord } from '@/lib/projects/schemas';

type DeleteProjectDialogProps = {
  project: ProjectRecord;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves once the server has confirmed; throws ApiError. */
  onDelete: (project: ProjectRecord) => Promise<void>;
  focusAfter: () => HTMLElement | null;
};

/** Asks for the name before a project is deleted with all that is in it. */
export function DeleteProjectDialog(props: DeleteProjectDialogProps) {
  const { project, isOpen, onClose, onDelete, focusAfter } = props;
  const [problem, setProblem] = useState(NO_PROBLEM);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);
  const formId = useId();

  async function remove(typed: string) {
    if (typed !== project.name.trim()) {
      setProblem({ summary: null, fields: { typed: `Type ${project.name} to confirm.` } });
      return;
    }
    setProblem(NO_PROBLEM);
    try {
      await onDelete(project);
    } catch (error) {
      setProblem(toFormProblem(error, []));
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = textOf(new FormData(event.currentTarget), 'typed').trim();
    void submit(() => remove(typed));
  }
  return (
    <AlertDialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={`Delete “${project.name}”?`}
      description="Its API keys are revoked at once, and its contexts and files are deleted, live and test. This cannot be undone."
      focusAfter={focusAfter}
      action={
        <Button type="submit" form={formId} variant="danger" isPending={isPending}>
          Delete project
        </Button>
      }
    >
      {problem.summary ? (
        <Notice tone="error">The project was not deleted. {problem.summary}</Notice>
      ) : null}
      <p className="text-pretty text-muted">
        Requests with its keys are refused from now on. What the audit log tells of it stays.
      </p>
      <form ref={form} id={formId} noValidate onSubmit={handleSubmit}>
        <Field label={`Type ${project.name} to confirm`} error={problem.fields['typed']}>
          {(control) => <Input {...control} name="typed" autoComplete="off" />}
        </Field>
      </form>
    </AlertDialog>
  );
}
