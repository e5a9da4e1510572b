'use client';

import { RenameForm } from './rename-form';
import { useTenantChange } from './use-tenant';

/** What the tenant is called. */
export function TenantNameForm({ name }: { name: string }) {
  const change = useTenantChange();
  return (
    <RenameForm
      name={name}
      missingText="Enter a name."
      autoComplete="organization"
      variant="secondary"
      onRename={(newName) => change({ name: newName })}
    />
  );
}
