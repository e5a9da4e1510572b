'use client';

import { Plus } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from '@/components/ui/button';
import { LIMIT_NOTICE_ID } from './key-allowance';

type CreateKeyButtonProps = {
  ref: Ref<HTMLButtonElement>;
  isAtLimit: boolean;
  isPending: boolean;
  /** The pointer or the focus has come: a click may follow. */
  onApproach: () => void;
  onClick: () => void;
};

/** Opens the create dialog; at the plan's limit it does nothing, and the notice that says why describes it. */
export function CreateKeyButton({
  ref,
  isAtLimit,
  isPending,
  onApproach,
  onClick,
}: CreateKeyButtonProps) {
  return (
    <Button
      ref={ref}
      variant="primary"
      icon={<Plus aria-hidden className="size-4" />}
      isUnavailable={isAtLimit}
      isPending={isPending}
      aria-describedby={isAtLimit ? LIMIT_NOTICE_ID : undefined}
      onPointerEnter={onApproach}
      onFocus={onApproach}
      onClick={onClick}
    >
      Create key
    </Button>
  );
}
