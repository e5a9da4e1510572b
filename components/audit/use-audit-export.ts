'use client';

import { useState } from 'react';
import { dayOf } from '@/components/ui/local-day';
import { saveFile } from '@/components/ui/save-file';
import { useSubmission } from '@/components/ui/use-submission';
import { ApiError, callApiForFile } from '@/lib/api-client';
import { toExportQuery, type AuditView } from './audit-view';

/** Saves what the filters let through as a CSV file: whether it is on its way, what it was saved as, or what went wrong. */
export function useAuditExport(projectId: string) {
  const { isPending, submit } = useSubmission();
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function save(view: AuditView): Promise<void> {
    setSavedAs(null);
    setFailure(null);
    try {
      const query = new URLSearchParams(toExportQuery(view));
      const path = `/audit-logs/export?${query}`;
      const bytes = await callApiForFile({ method: 'GET', path, projectId });
      const filename = `audit-log-${dayOf(new Date().toISOString(), true)}.csv`;
      saveFile(bytes, filename);
      setSavedAs(filename);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailure(`The entries were not exported. ${error.message}`);
    }
  }
  return {
    isPending,
    savedAs,
    failure,
    dismissFailure: () => setFailure(null),
    save: (view: AuditView) => void submit(() => save(view)),
  };
}
