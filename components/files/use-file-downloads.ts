'use client';

import { toFormProblem } from '@/components/form/form-problem';
import { useRunning } from '@/components/ui/use-running';
import type { FileRecord } from '@/lib/files/schemas';
import { getDownload } from './use-files';

/** Downloads of files: which are being prepared, and why one did not come about. */
export function useFileDownloads(projectId: string) {
  const { runningIds, failure, dismissFailure, run } = useRunning();

  function download(file: FileRecord): void {
    const { file_id: id, original_filename: name } = file;
    void run(id, async () => {
      try {
        save(await getDownload(projectId, file));
        return null;
      } catch (error) {
        return `${name} could not be downloaded. ${toFormProblem(error, []).summary}`;
      }
    });
  }
  return { runningIds, failure, dismissFailure, download };
}

/** As a link that asks for a download, so that one that fails does not lead away from the page. */
function save(link: { download_url: string; original_filename: string }): void {
  const anchor = document.createElement('a');
  anchor.href = link.download_url;
  anchor.download = link.original_filename;
  anchor.click();
}
