'use client';

import * as Radix from '@radix-ui/react-dialog';
import type { MouseEventHandler, ReactNode } from 'react';

type SheetProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  trigger: ReactNode;
  onClick?: MouseEventHandler;
  children: ReactNode;
};

/** A panel that slides in from the left: the sidebar on phones. */
export function Sheet(props: SheetProps) {
  const { isOpen, onOpenChange, title, trigger, onClick, children } = props;
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onClick={onClick}
          className="slide-in fixed inset-y-0 left-0 z-40 flex w-70 max-w-[85vw] flex-col border-r border-line bg-ground outline-none"
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
