'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Input } from '@/components/ui/input';

type DraftInputProps = Omit<ComponentProps<typeof Input>, 'onChange'> & {
  value: string;
  /** Names, paths and lists for machines: monospace, and nothing corrects them. */
  isCode?: boolean;
  onType: (text: string) => void;
};

/** A text of a draft. */
export function DraftInput({ isCode = false, className, onType, ...props }: DraftInputProps) {
  return (
    <Input
      autoComplete="off"
      {...(isCode ? { autoCapitalize: 'none', spellCheck: false } : {})}
      {...props}
      className={clsx(isCode && 'font-mono', 'read-only:bg-sunken read-only:text-muted', className)}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
