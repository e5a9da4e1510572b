'use client';

import * as Radix from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';

type MenuProps = { trigger: ReactNode; children: ReactNode };

/**
 * A menu under (or above) its button; arrow keys move, letters jump, Esc closes. It stays in its place in the document, so that it
 * belongs to the same landmark and, in a sheet, to the same focus trap.
 */
export function Menu({ trigger, children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        align="start"
        sideOffset={6}
        collisionPadding={8}
        className="fade-in z-50 grid min-w-52 rounded border border-line bg-surface p-1"
      >
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
