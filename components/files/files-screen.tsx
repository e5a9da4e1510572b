'use client';

import { useSearchParams } from 'next/navigation';
import { useContextChoices, type ContextsPage } from '@/components/contexts/use-contexts';
import { DismissibleFailure } from '@/components/ui/dismissible-failure';
import { Notice } from '@/components/ui/notice';
import { ScreenHeader } from '@/components/ui/screen-header';
import { useDialogSubject } from '@/components/ui/use-dialog-subject';
import { useLoaded } from '@/components/ui/use-loaded';
import { mayWrite, type Role } from '@/lib/auth/roles';
import type { FileRecord } from '@/lib/files/schemas';
import { FilesEmpty } from './files-empty';
import { FilesList, FILES_COUNT_ID } from './files-list';
import { FilesToolbar } from './files-toolbar';
import { filesHref, isSameView, readFilesView, type FilesView } from './files-view';
import { UploadPanel } from './upload-panel';
import { UploadsList } from './uploads-list';
import { useFileDeletion } from './use-file-deletion';
import { useFileDownloads } from './use-file-downloads';
import { useFiles, type FilesPage } from './use-files';
import { useUploads } from './use-uploads';

type FilesScreenProps = {
  projectId: string;
  tenantName: string;
  role: Role;
  /** The plan's largest file, in bytes. */
  largestFile: number;
  contexts: ContextsPage;
  /** What the server rendered, and for which view. */
  initial: { view: FilesView; files: FilesPage };
};

/** The Files screen: where to drop files, what is on its way, and the list. The dialogs' code comes when they open. */
export function FilesScreen(props: FilesScreenProps) {
  const { projectId, tenantName, role, largestFile, initial } = props;
  const view = readFilesView(useSearchParams());
  const query = useFiles(projectId, view, isSameView(view, initial.view) ? initial.files : null);
  const contexts = useContextChoices(projectId, props.contexts);
  const uploads = useUploads(projectId);
  const downloads = useFileDownloads(projectId);
  const deletion = useFileDeletion(projectId);
  const detail = useDialogSubject<FileRecord>();
  const dialogs = useLoaded(() => import('./file-dialogs'));
  const mayUpload = mayWrite(role, 'test');

  const show = (next: FilesView) => window.history.pushState(null, '', filesHref(projectId, next));
  const ask = (file: FileRecord) => dialogs.ensure(() => deletion.ask(file));
  const commands = {
    open: (file: FileRecord) => dialogs.ensure(() => detail.ask(file)),
    download: downloads.download,
    remove: ask,
  };
  const shown = detail.subject;
  return (
    <div className="@container grid gap-5">
      <ScreenHeader title="Files">
        What was uploaded to this project, by programs and by hand.
      </ScreenHeader>
      {dialogs.hasFailed ? (
        <Notice tone="error">
          The dialog could not be loaded. Check your connection and try again.
        </Notice>
      ) : null}
      {mayUpload ? (
        <UploadPanel
          projectId={projectId}
          contexts={contexts}
          role={role}
          largestFile={largestFile}
          onFiles={uploads.add}
        />
      ) : (
        <p className="text-muted">
          Your role, {role}, may download files, not upload or delete them.
        </p>
      )}
      <UploadsList uploads={uploads} />
      <DismissibleFailure message={downloads.failure} onDismiss={downloads.dismissFailure} />
      <div className="grid gap-2">
        <FilesToolbar
          view={view}
          contexts={contexts}
          isPending={query.isPlaceholderData}
          onChange={show}
        />
        <FilesList
          projectId={projectId}
          view={view}
          query={query}
          role={role}
          commands={commands}
          downloadingIds={downloads.runningIds}
          onView={show}
          empty={<FilesEmpty projectId={projectId} tenantName={tenantName} mayUpload={mayUpload} />}
        />
      </div>
      {dialogs.code === null || shown === null ? null : (
        <dialogs.code.FileDialog
          projectId={projectId}
          file={shown.about}
          isOpen={shown.isOpen}
          onClose={detail.close}
          isDownloading={downloads.runningIds.has(shown.about.file_id)}
          failure={downloads.failure}
          commands={{
            download: downloads.download,
            remove: mayWrite(role, shown.about.environment)
              ? (file) => {
                  detail.close();
                  ask(file);
                }
              : null,
          }}
        />
      )}
      {dialogs.code === null || deletion.question === null ? null : (
        <dialogs.code.DeleteFileDialog
          key={deletion.question.nth}
          file={deletion.question.about}
          isOpen={deletion.question.isOpen}
          onClose={deletion.close}
          onDelete={deletion.remove}
          focusAfter={() => document.getElementById(FILES_COUNT_ID)}
        />
      )}
    </div>
  );
}
