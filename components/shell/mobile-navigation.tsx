'use client';

import { Menu } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Sheet } from '@/components/ui/sheet';
import { Navigation } from './navigation';
import type { ShellFacts } from './shell-facts';

/** The sidebar as a sheet, opened by a button, on phones. */
export function MobileNavigation({ facts }: { facts: ShellFacts }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        label="Open navigation"
        className="-ml-1.5 md:hidden"
        onClick={() => setIsOpen(true)}
      >
        <Menu aria-hidden />
      </IconButton>
      <Sheet isOpen={isOpen} onClose={() => setIsOpen(false)} title="Navigation">
        <Navigation facts={facts} />
      </Sheet>
    </>
  );
}
