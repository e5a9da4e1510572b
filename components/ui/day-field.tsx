'use client';

import clsx from 'clsx';
import { useId, useState } from 'react';
import { useIsHydrated } from './clock';
import { CONTROL } from './input';
import { dayOf } from './local-day';

type DayFieldProps = {
  label: string;
  /** A moment of the day, in ISO 8601; null for none. */
  value: string | null;
  /** The moment that stands for a typed day; null while it is none yet. */
  toMoment: (day: string) => string | null;
  onChange: (moment: string | null) => void;
  className?: string;
};

/** A day of the browser's time zone, in the browser's own field for it; what is half typed changes nothing. */
export function DayField({ label, value, toMoment, onChange, className }: DayFieldProps) {
  const id = useId();
  const isHydrated = useIsHydrated();
  const day = value === null ? '' : dayOf(value, isHydrated);
  const [text, setText] = useState(day);
  const [known, setKnown] = useState(day);

  if (day !== known) {
    setKnown(day);
    setText(day);
  }

  function type(next: string) {
    setText(next);
    const moment = toMoment(next);
    if (next === '' || moment !== null) onChange(moment);
  }
  return (
    <span className={clsx('flex min-w-0 items-center gap-2', className)}>
      <label htmlFor={id} className="shrink-0 text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={text}
        onChange={(event) => type(event.target.value)}
        className={`${CONTROL} h-8 min-w-0 px-2.5 text-sm tabular-nums`}
      />
    </span>
  );
}
