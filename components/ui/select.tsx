'use client';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { CONTROL } from './input';

type SelectProps<T extends string> = {
  /** The accessible name; the chosen option says the rest. */
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
};

/** One choice of several, as the platform draws it: its list works by keyboard, by touch and with every reader. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, className } = props;
  return (
    <span className={clsx('relative inline-flex', className)}>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        className={`${CONTROL} h-8 min-w-0 cursor-pointer appearance-none truncate pr-8 pl-2.5 text-sm max-sm:pr-6 max-sm:pl-2`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-2 right-2.5 size-4 text-muted max-sm:right-1.5"
      />
    </span>
  );
}
