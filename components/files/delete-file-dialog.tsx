'use client';

import { ConfirmDialog, type ConfirmDialogState } from '@/components/form/confirm-dialog';
import { EnvironmentBadge } from '@/components/keys/environment-badge';
import { sizeText } from '@/components/ui/size-text';
import type { FileRecord } from '@/lib/files/schemas';

type DeleteFileDialogProps = ConfirmDialogState & {
  file: FileRecord;
  /** Resolves once the server has confirmed; throws ApiError. */
  onDelete: (file: FileRecord) => Promise<void>;
};

/** Asks before a file is deleted. */
export function DeleteFileDialog({ file, onDelete, ...state }: DeleteFileDialogProps) {
  return (
    <ConfirmDialog
      {...state}
      title={`Delete “${file.original_filename}”?`}
      description="The file is gone at once, and links to it stop working. This cannot be undone."
      confirmLabel="Delete file"
      variant="danger"
      onConfirm={() => onDelete(file)}
      failureText="The file was not deleted."
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <EnvironmentBadge environment={file.environment} />
        <code className="font-mono text-[0.8125rem]">{file.context_key}</code>
        <span className="text-muted">
          {sizeText(file.size_bytes)}, uploaded by {file.uploaded_by.name}
        </span>
      </p>
    </ConfirmDialog>
  );
}
