'use client';

import type { FormProblem } from '@/components/form/form-problem';
import { Disclosure } from '@/components/ui/disclosure';
import { ContextsField } from './contexts-field';
import type { Draft } from './draft';
import { NoteField } from './note-field';

type AdvancedFieldsProps = {
  projectId: string;
  draft: Draft;
  problem: FormProblem;
  shownProblem: FormProblem;
  onChange: (change: Partial<Draft>) => void;
};

/** The contexts a key is limited to, and a note; closed until opened or wrong. */
export function AdvancedFields(props: AdvancedFieldsProps) {
  const { projectId, draft, problem, shownProblem, onChange } = props;
  const isWrong = 'contexts' in problem.fields || 'metadata' in problem.fields;
  return (
    <Disclosure summary="Advanced" isOpen={isWrong}>
      <ContextsField
        projectId={projectId}
        draft={draft}
        error={shownProblem.fields['contexts']}
        onChange={onChange}
      />
      <NoteField
        note={draft.note}
        error={shownProblem.fields['metadata']}
        onChange={(note) => onChange({ note })}
      />
    </Disclosure>
  );
}
