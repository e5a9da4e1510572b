'use client';

import type { FormProblem } from '@/components/form/form-problem';
import { Disclosure } from '@/components/ui/disclosure';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Draft } from './draft';

type AdvancedFieldsProps = {
  draft: Draft;
  problem: FormProblem;
  shownProblem: FormProblem;
  onChange: (change: Partial<Draft>) => void;
};

/** The contexts a key is limited to, and a note; closed until opened or wrong. */
export function AdvancedFields({ draft, problem, shownProblem, onChange }: AdvancedFieldsProps) {
  const isWrong = 'contexts' in problem.fields || 'metadata' in problem.fields;
  return (
    <Disclosure summary="Advanced" isOpen={isWrong}>
      <Field
        label="Limit to contexts"
        hint="Context keys with commas between, such as default, invoices. Empty: every context."
        error={shownProblem.fields['contexts']}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
            value={draft.contexts}
            onChange={(event) => onChange({ contexts: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Note"
        hint="For your team: where it is used, who looks after it."
        error={shownProblem.fields['metadata']}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={500}
            value={draft.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        )}
      </Field>
    </Disclosure>
  );
}
