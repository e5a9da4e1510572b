'use client';

import * as Radix from '@radix-ui/react-radio-group';
import { useId, type ReactNode } from 'react';

export type RadioOption<T extends string> = {
  value: T;
  label: ReactNode;
  hint?: ReactNode;
  isDisabled?: boolean;
};

type RadioCardsProps<T extends string> = {
  label: string;
  value: T;
  options: readonly RadioOption<T>[];
  onChange: (value: T) => void;
};

/** One choice of a few, each a card with a line of explanation. */
export function RadioCards<T extends string>(props: RadioCardsProps<T>) {
  const { label, value, options, onChange } = props;
  const id = useId();

  function choose(chosen: string) {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  }
  return (
    <Radix.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      className="grid gap-2 sm:grid-cols-2"
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className="flex items-start gap-2.5 rounded border border-line p-3 transition-colors has-[[data-state=checked]]:border-accent has-[[data-state=checked]]:bg-accent-soft has-[:disabled]:cursor-not-allowed"
        >
          <Radix.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.isDisabled ?? false}
            aria-describedby={`${id}-${option.value}-hint`}
            className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-edge bg-surface disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
          >
            <Radix.Indicator className="size-1.5 rounded-full bg-on-fill" />
          </Radix.Item>
          <span className="grid gap-0.5">
            <span className="font-medium">{option.label}</span>
            <span id={`${id}-${option.value}-hint`} className="text-xs text-muted">
              {option.hint}
            </span>
          </span>
        </label>
      ))}
    </Radix.Root>
  );
}
