'use client';

import { Download } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { DismissibleFailure } from '@/components/ui/dismissible-failure';
import { Notice } from '@/components/ui/notice';
import { ScreenHeader } from '@/components/ui/screen-header';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useLoaded } from '@/components/ui/use-loaded';
import type { AuditRecord } from '@/lib/audit-logs/schemas';
import { AUDIT_COUNT_ID, AuditList } from './audit-list';
import { AuditToolbar } from './audit-toolbar';
import {
  auditHref,
  changedView,
  isSameView,
  PLAIN_VIEW,
  readAuditView,
  type AuditView,
} from './audit-view';
import { useAuditExport } from './use-audit-export';
import { useAuditLogs, type AuditPage } from './use-audit-logs';

type AuditScreenProps = {
  projectId: string;
  tenantName: string;
  /** How many entries an export holds at most. */
  mostExported: number;
  /** What the server rendered, and for which view. */
  initial: { view: AuditView; entries: AuditPage };
};

/** The Audit log screen: filters, the export, and the entries of the project and of its tenant. */
export function AuditScreen({ projectId, tenantName, mostExported, initial }: AuditScreenProps) {
  const view = readAuditView(useSearchParams());
  const known = isSameView(view, initial.view) ? initial.entries : null;
  const query = useAuditLogs(projectId, view, known);
  const exporting = useAuditExport(projectId);
  const detail = useDialogSubject<AuditRecord>();
  const dialog = useLoaded(() => import('./audit-dialog'));
  const show = (next: AuditView) => window.history.pushState(null, '', auditHref(projectId, next));
  const shown = detail.subject;
  return (
    <div className="@container grid gap-5">
      <div>
        <ScreenHeader
          title="Audit log"
          action={
            <Button
              icon={<Download aria-hidden className="size-4" />}
              isPending={exporting.isPending}
              onClick={() => exporting.save(view)}
            >
              Export CSV
            </Button>
          }
        >
          Who did what in this project, and to the members, sessions and plan of {tenantName}.
        </ScreenHeader>
        <p role="status" className="text-muted not-empty:mt-2">
          {exporting.savedAs === null ? null : `Saved as ${exporting.savedAs}.`}
        </p>
      </div>
      {dialog.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      <DismissibleFailure message={exporting.failure} onDismiss={exporting.dismissFailure} />
      <div className="grid gap-2">
        <AuditToolbar view={view} isPending={query.isPlaceholderData} onChange={show} />
        <AuditList
          projectId={projectId}
          view={view}
          query={query}
          mostExported={mostExported}
          onOpen={(entry) => dialog.ensure(() => detail.ask(entry))}
          onView={show}
        />
      </div>
      {dialog.code === null || shown === null ? null : (
        <dialog.code.AuditDialog
          entry={shown.about}
          isOpen={shown.isOpen}
          onClose={detail.close}
          onFilter={(filter) => {
            detail.close();
            show(changedView(PLAIN_VIEW, filter));
          }}
          focusAfter={() => document.getElementById(AUDIT_COUNT_ID)}
        />
      )}
    </div>
  );
}
