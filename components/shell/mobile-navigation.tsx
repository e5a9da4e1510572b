'use client';

import { Menu } from 'lucide-react';
import { useState, type MouseEvent } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Sheet } from '@/components/ui/sheet';
import { Navigation, type NavigationProps } from './navigation';

/** The sidebar as a sheet, opened by a button, on phones. */
export function MobileNavigation(props: NavigationProps) {
  const [isOpen, setIsOpen] = useState(false);

  /** A link was followed: the sheet has done its work. */
  function handleClick(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest('a')) setIsOpen(false);
  }
  return (
    <div className="-ml-1.5 md:hidden">
      <Sheet
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title="Navigation"
        onClick={handleClick}
        trigger={
          <IconButton label="Open navigation">
            <Menu aria-hidden />
          </IconButton>
        }
      >
        <Navigation {...props} />
      </Sheet>
    </div>
  );
}
