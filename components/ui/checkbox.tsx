'use client';

import * as Radix from '@radix-ui/react-checkbox';
import { Check } from 'lucide-react';
import { useId, type ReactNode } from 'react';

type CheckboxProps = {
  label: ReactNode;
  hint?: ReactNode;
  isChecked: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
  onChange: (isChecked: boolean) => void;
};

/** A checkbox with its label and one line of explanation; the whole row is the target. */
export function Checkbox({
  label,
  hint,
  isChecked,
  isDisabled = false,
  isInvalid = false,
  onChange,
}: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Radix.Root
        id={id}
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={isInvalid || undefined}
        onCheckedChange={(checked) => onChange(checked === true)}
        className="relative mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-edge bg-surface text-on-fill before:absolute before:-inset-1 disabled:opacity-50 aria-invalid:border-danger-ink data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Indicator>
          <Check aria-hidden className="size-3" strokeWidth={3} />
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id} className="grid min-w-0 flex-1 cursor-pointer">
        <span>{label}</span>
        {hint ? (
          <span id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </span>
        ) : null}
      </label>
    </div>
  );
}
