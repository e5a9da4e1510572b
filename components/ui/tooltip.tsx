'use client';

import * as Radix from '@radix-ui/react-tooltip';
import { useState, type ReactNode } from 'react';

type TooltipProps = { content: ReactNode; children: ReactNode };

/**
 * Text with more behind it, on hover, on focus and on a tap. The text becomes a button, so that every way of
 * pointing reaches it (WCAG 2.2, 1.4.13). It stays in its place in the document, inside the landmark that it belongs to.
 */
export function Tooltip({ content, children }: TooltipProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Radix.Root open={isOpen} onOpenChange={setIsOpen} delayDuration={200}>
      <Radix.Trigger
        // Radix closes on a press; a press is how a finger asks for it.
        onPointerDown={(event) => event.preventDefault()}
        onClick={(event) => {
          event.preventDefault();
          setIsOpen(true);
        }}
        className="-my-1 cursor-help rounded-sm whitespace-nowrap py-1 text-left underline decoration-edge decoration-dotted underline-offset-4"
      >
        {children}
      </Radix.Trigger>
      <Radix.Content
        sideOffset={4}
        collisionPadding={8}
        className="fade-in z-50 max-w-72 rounded-sm bg-ink px-2 py-1 text-xs text-ground"
      >
        {content}
      </Radix.Content>
    </Radix.Root>
  );
}
