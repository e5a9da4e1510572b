import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { ReferenceLink } from './reference-link';

type KeysEmptyProps = {
  tenantName: string;
  isShowingEnded: boolean;
  /** Null for who may not create keys: they are told whom to ask instead. */
  createButton: ReactNode | null;
};

/** No key yet: what keys do, and the next step. */
export function KeysEmpty({ tenantName, isShowingEnded, createButton }: KeysEmptyProps) {
  return (
    <EmptyState
      icon={KeyRound}
      title={isShowingEnded ? 'No API keys yet' : 'No active API keys'}
      action={
        <>
          {createButton}
          <ReferenceLink />
        </>
      }
    >
      An API key lets your server upload files to this project and read them back.{' '}
      {createButton === null
        ? `Ask an owner or admin of ${tenantName} to create one.`
        : 'Start with a test key: its files are deleted after 24 hours and count against nothing.'}
    </EmptyState>
  );
}
