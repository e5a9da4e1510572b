'use client';

import { Dialog } from '@/components/ui/dialog';
import type { AuditRecord } from '@/lib/audit-logs/schemas';
import { sentenceOf } from './action-texts';
import { AuditFacts } from './audit-facts';
import type { AuditFilter } from './audit-view';
import { ChangesTable } from './changes-table';

type AuditDialogProps = {
  entry: AuditRecord;
  isOpen: boolean;
  onClose: () => void;
  onFilter: (filter: AuditFilter) => void;
  /** Where focus goes when the row that opened it is gone. */
  focusAfter: () => HTMLElement | null;
};

/** All that the log knows of one entry. */
export function AuditDialog(props: AuditDialogProps) {
  const { entry, isOpen, onClose, onFilter, focusAfter } = props;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={sentenceOf(entry)}
      description="What the audit log knows of it. Names are as they were then."
      focusAfter={focusAfter}
    >
      <AuditFacts entry={entry} onFilter={onFilter} />
      <ChangesTable entry={entry} />
    </Dialog>
  );
}
