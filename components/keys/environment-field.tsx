'use client';

import { FieldGroup } from '@/components/ui/field-group';
import { RadioCards } from '@/components/ui/radio-cards';
import type { Environment } from '@/lib/auth/principal';
import { mayWriteKeys, type Role } from '@/lib/auth/roles';

type EnvironmentFieldProps = {
  environment: Environment;
  role: Role;
  error: string | undefined;
  onChange: (environment: Environment) => void;
};

const CHOICES = [
  {
    value: 'test',
    label: 'Test',
    hint: 'For development and CI. No effect on your quota; files are deleted after 24 hours.',
  },
  {
    value: 'live',
    label: 'Live',
    hint: 'For production. Uploads are kept and count against your quota.',
  },
] as const;

/** Test or live; what the person's role does not allow is out of reach, and says why. */
export function EnvironmentField({ environment, role, error, onChange }: EnvironmentFieldProps) {
  const options = CHOICES.map((choice) =>
    mayWriteKeys(role, choice.value)
      ? choice
      : { ...choice, hint: `Your role, ${role}, does not allow it.`, isDisabled: true },
  );
  return (
    <FieldGroup label="Environment" error={error}>
      <RadioCards value={environment} options={options} onChange={onChange} />
    </FieldGroup>
  );
}
