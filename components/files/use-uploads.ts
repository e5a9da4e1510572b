'use client';

import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Upload, UploadTarget } from './upload';
import { queueOf } from './upload-queues';
import { useRenewFiles } from './use-files';

const NONE: readonly Upload[] = [];

/** The project's uploads, and what can be done with them. The lists are renewed whenever a file was stored. */
export function useUploads(projectId: string) {
  const subscribe = useCallback(
    (listener: () => void) => queueOf(projectId).subscribe(listener),
    [projectId],
  );
  const snapshot = useCallback(() => queueOf(projectId).snapshot(), [projectId]);
  const uploads = useSyncExternalStore(subscribe, snapshot, () => NONE);
  const renew = useRenewFiles();
  const stored = uploads.filter(({ state }) => state.kind === 'stored').length;
  useEffect(() => {
    if (stored > 0) renew();
  }, [stored, renew]);
  return {
    uploads,
    add: (files: readonly File[], target: UploadTarget) => queueOf(projectId).add(files, target),
    cancel: (id: string) => queueOf(projectId).cancel(id),
    cancelAll: () => queueOf(projectId).cancelAll(),
    retry: (id: string) => queueOf(projectId).retry(id),
    dismiss: (id: string) => queueOf(projectId).dismiss(id),
    dismissEnded: () => queueOf(projectId).dismissEnded(),
  };
}

export type Uploads = ReturnType<typeof useUploads>;
