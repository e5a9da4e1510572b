'use client';

import * as Radix from '@radix-ui/react-dialog';
import { useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { useFocusReturn } from '@/components/ui/focus-return';
import { OVERLAY } from '@/components/ui/panel';
import type { ShellFacts } from './shell-facts';
import { useCommands } from './use-commands';

type CommandPaletteProps = {
  isOpen: boolean;
  onClose: () => void;
  facts: ShellFacts;
};

/** Screens, settings, projects, keys, themes and the way out, found by a few letters and reached by Enter. */
export function CommandPalette({ isOpen, onClose, facts }: CommandPaletteProps) {
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content
          aria-describedby={undefined}
          className="rise-in fixed inset-x-0 top-[min(12dvh,8rem)] z-40 mx-auto flex max-h-[min(28rem,80dvh)] w-[calc(100%-1.5rem)] max-w-140 flex-col overflow-hidden rounded border border-line bg-surface outline-none"
          {...focusReturn}
        >
          <Radix.Title className="sr-only">Search</Radix.Title>
          <Palette facts={facts} onClose={onClose} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Lives as long as the dialog is open, so that it starts empty each time. */
function Palette({ facts, onClose }: Omit<CommandPaletteProps, 'isOpen'>) {
  const [text, setText] = useState('');
  const { groups, status, trouble } = useCommands(text, facts);
  return (
    <Combobox
      label="Search screens, projects and keys"
      placeholder="Screens, projects, keys…"
      text={text}
      onType={setText}
      groups={groups}
      status={status}
      trouble={trouble}
      onChoose={(option) => {
        if (!option.staysOpen) onClose();
        option.run();
      }}
    />
  );
}
