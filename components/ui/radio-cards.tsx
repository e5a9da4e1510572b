'use client';

import { useId, type ReactNode } from 'react';

export type RadioOption<T extends string> = {
  value: T;
  label: ReactNode;
  hint: ReactNode;
  isDisabled?: boolean;
};

type RadioCardsProps<T extends string> = {
  value: T;
  options: readonly RadioOption<T>[];
  onChange: (value: T) => void;
};

/** One choice of a few, each a card with a line of explanation. It belongs into a field group, which names it. */
export function RadioCards<T extends string>({ value, options, onChange }: RadioCardsProps<T>) {
  const id = useId();
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {options.map((option) => (
        <label
          key={option.value}
          className="flex items-start gap-2.5 rounded border border-line p-3 transition-colors has-checked:border-accent has-checked:bg-accent-soft has-disabled:cursor-not-allowed"
        >
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            disabled={option.isDisabled ?? false}
            aria-labelledby={`${id}-${option.value}`}
            aria-describedby={`${id}-${option.value}-hint`}
            onChange={() => onChange(option.value)}
            className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-edge bg-surface checked:border-5 checked:border-accent checked:bg-on-fill disabled:opacity-50"
          />
          <span className="grid gap-0.5">
            <span id={`${id}-${option.value}`} className="font-medium">
              {option.label}
            </span>
            <span id={`${id}-${option.value}-hint`} className="text-xs text-muted">
              {option.hint}
            </span>
          </span>
        </label>
      ))}
    </div>
  );
}
