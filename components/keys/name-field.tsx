'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type NameFieldProps = {
  name: string;
  error: string | undefined;
  onChange: (name: string) => void;
};

/** What a key is called. */
export function NameField({ name, error, onChange }: NameFieldProps) {
  return (
    <Field label="Name" error={error}>
      {(control) => (
        <Input
          {...control}
          required
          maxLength={255}
          autoComplete="off"
          placeholder="Production server"
          value={name}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
