'use client';

import * as Radix from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';

type MenuItemProps = {
  onSelect: (event: Event) => void;
  isDisabled?: boolean;
  children: ReactNode;
};

/** One line of a menu. */
export function MenuItem({ onSelect, isDisabled = false, children }: MenuItemProps) {
  return (
    <Radix.Item
      disabled={isDisabled}
      onSelect={onSelect}
      className="flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2 outline-none data-[disabled]:opacity-60 data-[highlighted]:bg-sunken [&_svg]:size-4 [&_svg]:text-muted"
    >
      {children}
    </Radix.Item>
  );
}
