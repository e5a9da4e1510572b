'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { callApi, callApiList } from '@/lib/api-client';
import type { DownloadRecord, FileRecord } from '@/lib/files/schemas';
import { toFilesQuery, type FilesView } from './files-view';

/** Files that programs upload, and test files whose day is over, show by themselves while the tab is in view. */
const REFETCH_MS = 10_000;

export type FilesPage = { items: FileRecord[]; total: number };

const fileRecord = () => import('@/lib/files/schemas').then(({ FileRecord }) => FileRecord);
const deletedFile = () => import('@/lib/files/schemas').then(({ DeletedFile }) => DeletedFile);
const downloadRecord = () =>
  import('@/lib/files/schemas').then(({ DownloadRecord }) => DownloadRecord);

const pathOf = ({ file_id }: FileRecord) => `/files/${encodeURIComponent(file_id)}`;

/** One page of the project's files. While another view loads, the rows of the one before stay. */
export function useFiles(projectId: string, view: FilesView, initial: FilesPage | null) {
  return useQuery<FilesPage>({
    queryKey: ['files', projectId, view],
    queryFn: ({ signal }) =>
      callApiList({
        method: 'GET',
        path: `/files?${new URLSearchParams(toFilesQuery(view))}`,
        output: fileRecord,
        projectId,
        signal,
      }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
    placeholderData: keepPreviousData,
    ...(initial === null ? {} : { initialData: initial }),
  });
}

/** One file as it is now, beginning with what the list knew of it. */
export function useFile(projectId: string, known: FileRecord) {
  return useQuery({
    queryKey: ['files', projectId, 'file', known.file_id],
    queryFn: ({ signal }) =>
      callApi({
        method: 'GET',
        path: `${pathOf(known)}/metadata`,
        output: fileRecord,
        projectId,
        signal,
      }),
    placeholderData: known,
    refetchInterval: REFETCH_MS,
  });
}

/** Asks for whatever depends on the project's files once more: their lists, the contexts' storage, the usage. */
export function useRenewFiles(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => {
    for (const resource of ['files', 'contexts', 'usage']) {
      void queryClient.invalidateQueries({ queryKey: [resource] });
    }
  }, [queryClient]);
}

/** Deletes a file and renews the lists; resolves once the server has confirmed. */
export function useDeleteFile(projectId: string): (file: FileRecord) => Promise<void> {
  const queryClient = useQueryClient();
  const renew = useRenewFiles();
  return async (file) => {
    await callApi({ method: 'DELETE', path: pathOf(file), output: deletedFile, projectId });
    queryClient.removeQueries({ queryKey: ['files', projectId, 'file', file.file_id] });
    await queryClient.invalidateQueries({ queryKey: ['files', projectId] });
    renew();
  };
}

/** Makes a link to the file's bytes; it lives for a few minutes. */
export function getDownload(projectId: string, file: FileRecord): Promise<DownloadRecord> {
  return callApi({ method: 'GET', path: pathOf(file), output: downloadRecord, projectId });
}
