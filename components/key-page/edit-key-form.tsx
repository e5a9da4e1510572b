'use client';

import type { Ref } from 'react';
import { ContextsField } from '@/components/keys/contexts-field';
import type { EditDraft } from '@/components/keys/edit-draft';
import { NameField } from '@/components/keys/name-field';
import { NoteField } from '@/components/keys/note-field';
import { ScopesField } from '@/components/keys/scopes-field';
import type { FormProblem } from '@/components/form/form-problem';
import type { Role } from '@/lib/auth/roles';

type EditKeyFormProps = {
  ref: Ref<HTMLFormElement>;
  id: string;
  projectId: string;
  role: Role;
  draft: EditDraft;
  problem: FormProblem;
  /** Why its scopes and contexts are final; null while they are not. */
  whyFinal: string | null;
  onChange: (part: Partial<EditDraft>) => void;
  onSubmit: () => void;
};

/** The fields of a key that can be edited. */
export function EditKeyForm(props: EditKeyFormProps) {
  const { ref, id, projectId, role, draft, problem, whyFinal, onChange, onSubmit } = props;
  const { fields } = problem;
  return (
    <form
      ref={ref}
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="grid gap-5"
    >
      <NameField name={draft.name} error={fields['name']} onChange={(name) => onChange({ name })} />
      <ScopesField
        scopes={draft.scopes}
        role={role}
        error={fields['scopes']}
        unavailable={whyFinal}
        onChange={(scopes) => onChange({ scopes })}
      />
      <ContextsField
        projectId={projectId}
        draft={draft}
        error={fields['contexts']}
        unavailable={whyFinal}
        onChange={onChange}
      />
      <NoteField
        note={draft.note}
        error={fields['metadata']}
        onChange={(note) => onChange({ note })}
      />
    </form>
  );
}
