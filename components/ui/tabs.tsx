'use client';

import * as Radix from '@radix-ui/react-tabs';
import type { KeyboardEvent, ReactNode } from 'react';
import { moveFocus } from './move-focus';

type TabsProps = {
  /** Names the row of tabs to a screen reader. */
  label: string;
  tabs: readonly { id: string; label: string; content: ReactNode }[];
};

/** Several views of one thing, of which one shows; arrow keys lead from tab to tab. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <Radix.Root defaultValue={tabs[0]?.id ?? ''} className="grid min-w-0 gap-3">
      <Radix.List
        aria-label={label}
        onKeyDownCapture={moveAlong}
        className="flex gap-4 border-b border-line"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="-mb-px h-8 rounded-t-sm border-b-2 border-transparent font-medium text-muted transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="min-w-0 rounded-sm">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

function moveAlong(event: KeyboardEvent<HTMLElement>) {
  const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]');
  moveFocus(event, [...tabs], 'ArrowRight');
}
