'use client';

import clsx from 'clsx';
import { Check, Minus } from 'lucide-react';
import { useId, type ReactNode } from 'react';

type CheckboxProps = {
  label: ReactNode;
  hint?: ReactNode;
  isChecked: boolean;
  isInvalid?: boolean;
  /** Some of what it stands for is chosen, and some is not. */
  isMixed?: boolean;
  /** The label is for screen readers alone: the place says the rest. */
  isLabelHidden?: boolean;
  /** Cannot be changed; the field group says why. */
  isDisabled?: boolean;
  onChange: (isChecked: boolean) => void;
};

/** A checkbox with its label and one line of explanation; a click on either counts. */
export function Checkbox(props: CheckboxProps) {
  const { label, hint, isChecked, isInvalid = false, isMixed = false, onChange } = props;
  const { isLabelHidden = false, isDisabled = false } = props;
  const id = useId();
  const Mark = isMixed ? Minus : Check;
  return (
    <div className="flex items-start gap-2.5">
      <span className="relative mt-0.5 flex size-4 shrink-0">
        <input
          type="checkbox"
          id={id}
          ref={(input) => {
            if (input !== null) input.indeterminate = isMixed;
          }}
          checked={isChecked}
          disabled={isDisabled}
          // Its hint is in the label, to be clicked, and would be read out twice.
          aria-labelledby={`${id}-label`}
          aria-describedby={hint ? `${id}-hint` : undefined}
          aria-invalid={isInvalid || undefined}
          onChange={(event) => onChange(event.target.checked)}
          className="peer size-4 appearance-none rounded-sm border border-edge bg-surface before:absolute before:-inset-1 checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent aria-invalid:border-danger-ink disabled:cursor-not-allowed disabled:opacity-50"
        />
        <Mark
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none absolute inset-0.5 hidden size-3 text-on-fill peer-checked:block peer-indeterminate:block"
        />
      </span>
      <label
        htmlFor={id}
        className={clsx(
          isLabelHidden ? 'sr-only' : 'grid min-w-0 flex-1',
          isDisabled ? 'cursor-not-allowed text-muted' : 'cursor-pointer',
        )}
      >
        <span id={`${id}-label`}>{label}</span>
        {hint ? (
          <span id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </span>
        ) : null}
      </label>
    </div>
  );
}
