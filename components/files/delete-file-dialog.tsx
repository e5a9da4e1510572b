'use client';

import { useState } from 'react';
import { toFormProblem } from '@/components/form/form-problem';
import { EnvironmentBadge } from '@/components/keys/environment-badge';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { sizeText } from '@/components/ui/size-text';
import { useSubmission } from '@/components/ui/use-submission';
import type { FileRecord } from '@/lib/files/schemas';

type DeleteFileDialogProps = {
  file: FileRecord;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves once the server has confirmed; throws ApiError. */
  onDelete: (file: FileRecord) => Promise<void>;
  focusAfter: () => HTMLElement | null;
};

/** Asks before a file is deleted. */
export function DeleteFileDialog(props: DeleteFileDialogProps) {
  const { file, isOpen, onClose, onDelete, focusAfter } = props;
  const [failure, setFailure] = useState<string | null>(null);
  const { isPending, submit } = useSubmission();

  async function remove() {
    setFailure(null);
    try {
      await onDelete(file);
    } catch (error) {
      setFailure(toFormProblem(error, []).summary);
    }
  }
  return (
    <AlertDialog
      isOpen={isOpen}
      onClose={() => (isPending ? undefined : onClose())}
      title={`Delete “${file.original_filename}”?`}
      description="The file is gone at once, and links to it stop working. This cannot be undone."
      focusAfter={focusAfter}
      action={
        <Button variant="danger" isPending={isPending} onClick={() => void submit(remove)}>
          Delete file
        </Button>
      }
    >
      {failure === null ? null : <Notice tone="error">The file was not deleted. {failure}</Notice>}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <EnvironmentBadge environment={file.environment} />
        <code className="font-mono text-[0.8125rem]">{file.context_key}</code>
        <span className="text-muted">
          {sizeText(file.size_bytes)}, uploaded by {file.uploaded_by.name}
        </span>
      </p>
    </AlertDialog>
  );
}
