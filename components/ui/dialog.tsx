'use client';

import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useFocusReturn } from './focus-return';
import { IconButton } from './icon-button';
import { OVERLAY, PANEL } from './panel';

type DialogProps = {
  isOpen: boolean;
  /** Asked to close by Esc, a click outside or the close button; the owner decides. */
  onClose: () => void;
  /** A new title is a new step: it begins at its top, and focus moves to the dialog, so that it is read out. */
  title: string;
  description: ReactNode;
  children: ReactNode;
  /** Where focus goes afterwards, when what opened the dialog is gone by then. */
  focusAfter?: () => HTMLElement | null;
};

/** A modal dialog: focus starts in its first field, is trapped inside and returns to the opener. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, description, children, focusAfter } = props;
  const focusReturn = useFocusReturn(focusAfter);
  const content = useFocusOnNewStep(title);
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content ref={content} className={PANEL} {...focusReturn}>
          <header className="grid gap-1 pr-9 wrap-anywhere">
            <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
            <Radix.Description className="text-muted">{description}</Radix.Description>
          </header>
          {children}
          {/* Last in the order of the Tab key, so that focus starts in the content. */}
          <Radix.Close asChild>
            <IconButton label="Close dialog" className="absolute top-3 right-3 sm:top-5 sm:right-5">
              <X aria-hidden />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function useFocusOnNewStep(title: string) {
  const content = useRef<HTMLDivElement>(null);
  const shownTitle = useRef(title);
  useEffect(() => {
    if (shownTitle.current !== title) {
      content.current?.scrollTo(0, 0);
      content.current?.focus();
    }
    shownTitle.current = title;
  }, [title]);
  return content;
}
