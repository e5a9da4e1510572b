'use client';

import type { FormEvent } from 'react';
import type { FormProblem } from '@/components/form/form-problem';
import { useFormProblem } from '@/components/form/use-form-problem';
import { Button } from '@/components/ui/button';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Notice } from '@/components/ui/notice';
import type { Role } from '@/lib/auth/roles';
import { AdvancedFields } from './advanced-fields';
import type { Draft } from './draft';
import { EnvironmentField } from './environment-field';
import { ExpiryField } from './expiry-field';
import { NameField } from './name-field';
import { ScopesField } from './scopes-field';

type CreateKeyFormProps = {
  projectId: string;
  draft: Draft;
  /** What was wrong when it was last sent: focus goes there. */
  problem: FormProblem;
  /** What of it still stands. */
  shownProblem: FormProblem;
  role: Role;
  isPending: boolean;
  onChange: (change: Partial<Draft>) => void;
  onSubmit: () => void;
  onCancel: () => void;
};

/** The fields of a new key. What is typed lives in the owner, so that nothing is lost when the dialog closes meanwhile. */
export function CreateKeyForm(props: CreateKeyFormProps) {
  const { projectId, draft, problem, shownProblem, role, isPending } = props;
  const { onChange, onSubmit, onCancel } = props;
  const form = useFormProblem(problem);

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form ref={form} noValidate onSubmit={handleSubmit} className="grid gap-5">
      {shownProblem.summary ? <Notice tone="error">{shownProblem.summary}</Notice> : null}
      <NameField
        name={draft.name}
        error={shownProblem.fields['name']}
        onChange={(name) => onChange({ name })}
      />
      <EnvironmentField
        environment={draft.environment}
        role={role}
        error={shownProblem.fields['environment']}
        onChange={(environment) => onChange({ environment })}
      />
      <ScopesField
        scopes={draft.scopes}
        role={role}
        error={shownProblem.fields['scopes']}
        onChange={(scopes) => onChange({ scopes })}
      />
      <ExpiryField
        draft={draft}
        error={shownProblem.fields['expires_in_days']}
        onChange={onChange}
      />
      <AdvancedFields
        projectId={projectId}
        draft={draft}
        problem={problem}
        shownProblem={shownProblem}
        onChange={onChange}
      />
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          Create key
        </Button>
      </DialogFooter>
    </form>
  );
}
