'use client';

import { Dialog } from '@/components/ui/dialog';
import type { ContextRecord } from '@/lib/contexts/schemas';
import { ContextFacts } from './context-facts';

type ContextDialogProps = { context: ContextRecord; isOpen: boolean; onClose: () => void };

/** All rules of one context, for who may not change them. */
export function ContextDialog({ context, isOpen, onClose }: ContextDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={context.display_name}
      description="The rules for the files that are uploaded to it."
    >
      <ContextFacts context={context} />
    </Dialog>
  );
}
