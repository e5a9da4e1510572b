'use client';

import { useId } from 'react';

type SegmentsProps<T extends string> = {
  value: T;
  options: readonly { value: T; label: string; isDisabled?: boolean }[];
  onChange: (value: T) => void;
};

/** One choice of a few short words in a row. It belongs into a field group, which names it. */
export function Segments<T extends string>({ value, options, onChange }: SegmentsProps<T>) {
  const name = useId();
  return (
    <div className="flex flex-wrap gap-1.5">
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex h-7 items-center rounded border border-edge bg-surface px-2.5 font-medium transition-colors hover:bg-sunken has-checked:border-accent has-disabled:cursor-not-allowed has-disabled:opacity-60 has-checked:bg-accent-soft has-checked:text-accent-ink"
        >
          {/* As large as its label, so that the focus ring is the label's. */}
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.isDisabled ?? false}
            onChange={() => onChange(option.value)}
            className="absolute -inset-px appearance-none rounded"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
