'use client';

import { Disclosure } from '@/components/ui/disclosure';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Draft } from './draft';

type AdvancedFieldsProps = {
  draft: Draft;
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<Draft>) => void;
};

/** The contexts a key is limited to, and a note; closed until opened or wrong. */
export function AdvancedFields({ draft, problems, onChange }: AdvancedFieldsProps) {
  const contextsError = problems['contexts'];
  const noteError = problems['metadata'];
  return (
    <Disclosure summary="Advanced" isOpen={(contextsError ?? noteError) !== undefined}>
      <Field
        label="Limit to contexts"
        hint="Context keys with commas between, such as default, invoices. Empty: every context."
        error={contextsError}
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
        error={noteError}
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
