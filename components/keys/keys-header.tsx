import type { ReactNode } from 'react';
import { ScreenHeader } from '@/components/ui/screen-header';

type KeysHeaderProps = { action: ReactNode | null; children?: ReactNode };

/** The screen's name and what it is for, with its one primary button. */
export function KeysHeader({ action, children }: KeysHeaderProps) {
  return (
    <ScreenHeader title="API Keys" action={action}>
      Programs use these keys to upload and read the files of this project. {children}
    </ScreenHeader>
  );
}
