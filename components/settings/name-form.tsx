'use client';

import { useRouter } from 'next/navigation';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RenameForm } from './rename-form';
import { updateMe } from './update-me';

/** The person's name, as others see it. */
export function NameForm({ name, email }: { name: string; email: string }) {
  const router = useRouter();
  return (
    <RenameForm
      name={name}
      missingText="Enter your name."
      autoComplete="name"
      variant="primary"
      onRename={async (newName) => {
        await updateMe({ name: newName });
        router.refresh();
      }}
    >
      <Field label="E-mail" hint="What you sign in with. It cannot be changed.">
        {(control) => (
          <Input
            {...control}
            value={email}
            readOnly
            className="read-only:bg-sunken"
            autoComplete="off"
          />
        )}
      </Field>
    </RenameForm>
  );
}
