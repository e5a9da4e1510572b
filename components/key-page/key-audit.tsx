'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { auditHref, changedView, PLAIN_VIEW } from '@/components/audit/audit-view';
import type { AuditPage } from '@/components/audit/use-audit-logs';
import { Notice } from '@/components/ui/notice';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useLoaded } from '@/components/ui/use-loaded';
import type { AuditRecord } from '@/lib/audit-logs/schemas';
import { KeyAuditEntries } from './key-audit-entries';
import { useKeyAudit } from './use-key-audit';

type KeyAuditProps = {
  projectId: string;
  keyId: string;
  /** What the server rendered; null where it could not read it. */
  initial: AuditPage | null;
};

const HEADING_ID = 'audit-heading';

/** Who did what to this key: the latest entries, and the way to all of them. */
export function KeyAudit({ projectId, keyId, initial }: KeyAuditProps) {
  const query = useKeyAudit(projectId, keyId, initial);
  const router = useRouter();
  const detail = useDialogSubject<AuditRecord>();
  const dialog = useLoaded(() => import('@/components/audit/audit-dialog'));
  const hrefOf = (filter: Parameters<typeof changedView>[1]) =>
    auditHref(projectId, changedView(PLAIN_VIEW, filter));
  const shown = detail.subject;
  return (
    <section aria-labelledby={HEADING_ID} className="@container grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id={HEADING_ID} tabIndex={-1} className="rounded-sm font-medium">
          Audit trail
        </h2>
        <Link
          href={hrefOf({ entityId: keyId })}
          prefetch={false}
          className="inline-flex min-h-6 items-center rounded-sm text-accent-ink underline underline-offset-4"
        >
          Show all<span className="sr-only"> entries about this key</span>
        </Link>
      </div>
      {dialog.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      <KeyAuditEntries query={query} onOpen={(entry) => dialog.ensure(() => detail.ask(entry))} />
      {dialog.code === null || shown === null ? null : (
        <dialog.code.AuditDialog
          entry={shown.about}
          isOpen={shown.isOpen}
          onClose={detail.close}
          onFilter={(filter) => {
            detail.close();
            router.push(hrefOf(filter));
          }}
          focusAfter={() => document.getElementById(HEADING_ID)}
        />
      )}
    </section>
  );
}
