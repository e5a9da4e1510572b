'use client';

import { Download, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Notice } from '@/components/ui/notice';
import { ApiError } from '@/lib/api-client';
import type { FileRecord } from '@/lib/files/schemas';
import { FileFacts } from './file-facts';
import type { FileCommands } from './file-row';
import { useFile } from './use-files';

type FileDialogProps = {
  projectId: string;
  file: FileRecord;
  isOpen: boolean;
  onClose: () => void;
  isDownloading: boolean;
  /** Why its download did not come about. */
  failure: string | null;
  commands: Pick<FileCommands, 'download' | 'remove'>;
};

/** All that is known of one file, kept up to date while it is open. */
export function FileDialog(props: FileDialogProps) {
  const { projectId, file, isOpen, onClose, isDownloading, failure, commands } = props;
  const { data, error } = useFile(projectId, file);
  const { remove } = commands;
  const isGone = error instanceof ApiError && error.code === 'not_found';
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={file.original_filename}
      description="What is known of this file."
    >
      {isGone ? <Notice tone="warning">This file is not there any more.</Notice> : null}
      {failure === null ? null : <Notice tone="error">{failure}</Notice>}
      <FileFacts file={data ?? file} />
      <DialogFooter>
        {remove === null || isGone ? null : (
          <Button icon={<Trash2 aria-hidden className="size-4" />} onClick={() => remove(file)}>
            Delete file
          </Button>
        )}
        {isGone ? null : (
          <Button
            variant="primary"
            icon={<Download aria-hidden className="size-4" />}
            isPending={isDownloading}
            onClick={() => commands.download(file)}
          >
            Download
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
