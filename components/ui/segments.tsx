'use client';

import * as Radix from '@radix-ui/react-radio-group';

type SegmentsProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** One choice of a few short words in a row; arrow keys move the choice. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  function choose(chosen: string) {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  }
  return (
    <Radix.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      className="flex flex-wrap gap-1.5"
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          className="h-7 rounded border border-edge bg-surface px-2.5 font-medium transition-colors hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent-ink"
        >
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
