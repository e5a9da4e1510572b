'use client';

import { useRef, useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import type { FileRecord } from '@/lib/files/schemas';
import { getDownload } from './use-files';

/** Downloads of files: which are being prepared, and why one did not come about. */
export function useFileDownloads(projectId: string) {
  const running = useRef(new Set<string>());
  const [runningIds, setRunningIds] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<string | null>(null);

  async function download(file: FileRecord): Promise<void> {
    const { file_id: id, original_filename: name } = file;
    if (running.current.has(id)) return;
    running.current.add(id);
    setRunningIds(new Set(running.current));
    setFailure(null);
    try {
      save(await getDownload(projectId, file));
    } catch (error) {
      setFailure(`${name} could not be downloaded. ${toFormProblem(error, []).summary}`);
    } finally {
      running.current.delete(id);
      setRunningIds(new Set(running.current));
    }
  }
  return {
    runningIds,
    failure,
    dismissFailure: () => setFailure(null),
    download: (file: FileRecord) => void download(file),
  };
}

/** As a link that asks for a download, so that one that fails does not lead away from the page. */
function save(link: { download_url: string; original_filename: string }): void {
  const anchor = document.createElement('a');
  anchor.href = link.download_url;
  anchor.download = link.original_filename;
  anchor.click();
}
