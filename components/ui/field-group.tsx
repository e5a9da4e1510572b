'use client';

import { useId, type ReactNode } from 'react';
import { FieldError } from './field-error';

type FieldGroupProps = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
};

/** Several controls under one name: a `<fieldset>` with its legend, help and error. */
export function FieldGroup({ label, hint, error, children }: FieldGroupProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset aria-describedby={described || undefined} className="grid min-w-0 gap-2">
      <legend className="mb-2 font-medium">{label}</legend>
      {children}
      <FieldError id={`${id}-error`} message={error} />
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}
