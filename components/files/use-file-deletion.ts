'use client';

import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useToast } from '@/components/ui/toast';
import type { FileRecord } from '@/lib/files/schemas';
import { useDeleteFile } from './use-files';

/** Which file is asked about, and deleting it once the person has confirmed. */
export function useFileDeletion(projectId: string) {
  const { subject, ask, close } = useDialogSubject<FileRecord>();
  const deleteFile = useDeleteFile(projectId);
  const showToast = useToast();

  async function remove(file: FileRecord): Promise<void> {
    await deleteFile(file);
    close();
    showToast(`${file.original_filename} is deleted.`);
  }
  return { question: subject, ask, close, remove };
}
