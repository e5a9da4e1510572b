'use client';

import { useEffect, useRef, type ReactNode } from 'react';

type SheetProps = { isOpen: boolean; onClose: () => void; title: string; children: ReactNode };

/**
 * A panel that slides in from the left: the sidebar on phones. The platform's own modal dialog keeps the focus inside, closes on Esc
 * and gives the focus back. Following a link or pressing outside closes it too.
 */
export function Sheet({ isOpen, onClose, title, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const { current } = dialog;
    if (!isOpen || current === null) return;
    const handleClick = ({ target }: MouseEvent) => {
      const isLink = target instanceof Element && target.closest('a') !== null;
      if (isLink || target === current) current.close();
    };
    current.showModal();
    current.addEventListener('click', handleClick);
    return () => {
      current.removeEventListener('click', handleClick);
      current.close();
    };
  }, [isOpen]);

  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className="slide-in m-0 h-dvh max-h-none w-70 max-w-[85vw] border-r border-line bg-ground text-ink outline-none backdrop:bg-scrim"
    >
      <div className="flex h-full flex-col">{children}</div>
    </dialog>
  );
}
