'use client';

import { useState, type FormEvent, type ReactNode } from 'react';
import { NO_PROBLEM, toFormProblem, type FormProblem } from '@/components/form/form-problem';
import { textOf } from '@/components/form/form-text';
import { useFormProblem } from '@/components/form/use-form-problem';
import { Button } from '@/components/ui/button';
import { DoneNote } from '@/components/ui/done-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { useSubmission } from '@/components/ui/use-submission';

type RenameFormProps = {
  name: string;
  /** What to say of an empty name. */
  missingText: string;
  autoComplete: 'name' | 'organization';
  variant: 'primary' | 'secondary';
  /** Resolves once the server has confirmed; throws ApiError. */
  onRename: (name: string) => Promise<unknown>;
  /** Fields beside the name. */
  children?: ReactNode;
};

/** The name of somebody or something, to be changed. */
export function RenameForm(props: RenameFormProps) {
  const { name, missingText, autoComplete, variant, onRename, children } = props;
  const [problem, setProblem] = useState<FormProblem>(NO_PROBLEM);
  const [done, setDone] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();
  const form = useFormProblem(problem);

  async function rename(newName: string) {
    setDone(null);
    if (newName === '') {
      setProblem({ summary: null, fields: { name: missingText } });
      return;
    }
    setProblem(NO_PROBLEM);
    try {
      await onRename(newName);
      setDone('Name saved.');
    } catch (error) {
      setProblem(toFormProblem(error, ['name']));
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const newName = textOf(new FormData(event.currentTarget), 'name').trim();
    void submit(() => rename(newName));
  }
  return (
    <form ref={form} noValidate onSubmit={handleSubmit} className="grid gap-4">
      {problem.summary ? (
        <Notice tone="error">The name was not changed. {problem.summary}</Notice>
      ) : null}
      <Field label="Name" error={problem.fields['name']}>
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={name}
            autoComplete={autoComplete}
            onChange={() => setDone(null)}
            required
          />
        )}
      </Field>
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant={variant} isPending={isPending}>
          Save name
        </Button>
        <DoneNote message={done} />
      </div>
    </form>
  );
}
