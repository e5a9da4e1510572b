'use client';

import { Dialog } from '@/components/ui/dialog';
import { LeaveRevealDialog } from './leave-reveal-dialog';
import { RevealKey, REVEAL_STEP } from './reveal-key';
import { RotateKeyForm } from './rotate-key-form';
import type { useKeyRotation } from './use-key-rotation';

type RotateKeyDialogProps = {
  rotation: ReturnType<typeof useKeyRotation>;
  focusAfter: () => HTMLElement | null;
};

/** Two steps: what a rotation does and when the old key ends, then the new key. */
export function RotateKeyDialog({ rotation, focusAfter }: RotateKeyDialogProps) {
  const { question, created, close, rotate, finish } = rotation;
  if (question === null) return null;
  const { about: apiKey, isOpen, nth } = question;
  const step =
    created === null
      ? {
          title: `Rotate “${apiKey.name}”`,
          description: 'A new key takes its place. Put it in use before the old one ends.',
        }
      : REVEAL_STEP;
  return (
    <>
      <Dialog {...step} isOpen={isOpen} onClose={close} focusAfter={focusAfter}>
        {created === null ? (
          <RotateKeyForm key={nth} apiKey={apiKey} onCancel={close} onRotate={rotate} />
        ) : (
          <RevealKey created={created} onSaved={finish} />
        )}
      </Dialog>
      <LeaveRevealDialog isOpen={rotation.isAsking} onStay={rotation.keepOpen} onLeave={finish} />
    </>
  );
}
