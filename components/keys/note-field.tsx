'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type NoteFieldProps = {
  note: string;
  error: string | undefined;
  onChange: (note: string) => void;
};

/** A line about the key for the people who look after it. */
export function NoteField({ note, error, onChange }: NoteFieldProps) {
  return (
    <Field label="Note" hint="For your team: where it is used, who looks after it." error={error}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          maxLength={500}
          value={note}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
