'use client';

import * as Radix from '@radix-ui/react-alert-dialog';
import type { ReactNode } from 'react';
import { Button } from './button';
import { useFocusReturn } from './focus-return';
import { OVERLAY, PANEL } from './panel';

type AlertDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description: ReactNode;
  children?: ReactNode;
  cancelLabel?: string;
  /** The button that does it. */
  action: ReactNode;
  /** Where focus goes afterwards, when what opened the dialog is gone by then. */
  focusAfter?: () => HTMLElement | null;
};

/** A question before something that cannot be undone. Focus starts on Cancel; a click outside does not close it. */
export function AlertDialog(props: AlertDialogProps) {
  const { isOpen, onClose, title, description, children, cancelLabel, action, focusAfter } = props;
  const focusReturn = useFocusReturn(focusAfter);
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content className={PANEL} {...focusReturn}>
          <header className="grid gap-1 wrap-anywhere">
            <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
            <Radix.Description className="text-muted">{description}</Radix.Description>
          </header>
          {children}
          <footer className="flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{cancelLabel ?? 'Cancel'}</Button>
            </Radix.Cancel>
            {action}
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
