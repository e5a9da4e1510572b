'use client';

import * as Radix from '@radix-ui/react-dropdown-menu';
import clsx from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { MenuEntry } from './menu-entry';

const ROW =
  'flex min-h-8 w-full cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1 text-sm -outline-offset-2 select-none data-highlighted:bg-sunken aria-disabled:cursor-not-allowed';

type MenuRowProps = {
  entry: MenuEntry;
  /** Keeps what is to be done once the menu has closed. */
  onChoose: (action: () => void) => void;
};

/** One entry of a menu. */
export function MenuRow({ entry, onChoose }: MenuRowProps) {
  switch (entry.kind) {
    case 'action': {
      const reason = entry.unavailable ?? null;
      return (
        <Radix.Item
          aria-disabled={reason !== null || undefined}
          className={clsx(ROW, entry.isDangerous && 'text-danger-ink')}
          onSelect={(event) =>
            reason === null ? onChoose(entry.onSelect) : event.preventDefault()
          }
        >
          <RowIcon icon={entry.icon} />
          <span className={clsx('grid min-w-0', reason !== null && 'text-muted')}>
            {entry.label}
            {reason === null ? null : <span className="max-w-56 text-xs">{reason}</span>}
          </span>
        </Radix.Item>
      );
    }
    case 'link':
      return (
        <Radix.Item asChild>
          <Link
            href={entry.href}
            prefetch={false}
            aria-current={entry.isCurrent ? 'true' : undefined}
            className={ROW}
          >
            <RowIcon icon={entry.icon} />
            <Text>{entry.label}</Text>
            {entry.isCurrent ? <Check aria-hidden className="ml-auto size-4 shrink-0" /> : null}
          </Link>
        </Radix.Item>
      );
    case 'choice':
      return (
        <Radix.RadioGroup
          aria-label={entry.label}
          value={entry.value}
          onValueChange={entry.onChoose}
        >
          <Heading>{entry.label}</Heading>
          {entry.options.map(({ value, label, icon }) => (
            <Radix.RadioItem
              key={value}
              value={value}
              onSelect={(event) => event.preventDefault()}
              className={ROW}
            >
              <RowIcon icon={icon} />
              <Text>{label}</Text>
              <Radix.ItemIndicator className="ml-auto">
                <Check aria-hidden className="size-4" />
              </Radix.ItemIndicator>
            </Radix.RadioItem>
          ))}
        </Radix.RadioGroup>
      );
    case 'heading':
      return <Heading>{entry.label}</Heading>;
    case 'separator':
      return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
  }
}

function Heading({ children }: { children: string }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-muted">{children}</Radix.Label>;
}

function RowIcon({ icon: Icon }: { icon: LucideIcon | undefined }) {
  return Icon === undefined ? null : <Icon aria-hidden className="size-4 shrink-0 text-muted" />;
}

function Text({ children }: { children: ReactNode }) {
  return <span className="min-w-0 wrap-anywhere">{children}</span>;
}
