'use client';

import { Ban, CircleCheck, RotateCw, X } from 'lucide-react';
import { EnvironmentBadge } from '@/components/keys/environment-badge';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { sizeText } from '@/components/ui/size-text';
import { isActive, isRetryable, type Upload } from './upload';
import { UploadProblemText } from './upload-problem-text';
import type { Uploads } from './use-uploads';

type UploadRowProps = { upload: Upload; uploads: Uploads };

/** One file on its way, or what became of it: it stays until it is dismissed. */
export function UploadRow({ upload, uploads }: UploadRowProps) {
  const { id, file, state } = upload;
  const isOnItsWay = isActive(upload);
  return (
    <li className="grid gap-1.5 border-t border-line px-4 py-2.5 first:border-t-0">
      <div className="flex items-start gap-3">
        <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium wrap-anywhere">{file.name}</span>
          <EnvironmentBadge environment={upload.environment} />
          <span className="text-xs text-muted">
            {sizeText(file.size)} into {upload.contextKey}
          </span>
        </p>
        <span className="flex items-center gap-1">
          <StateText upload={upload} />
          {isRetryable(upload) ? (
            <Button
              size="small"
              icon={<RotateCw aria-hidden className="size-3.5" />}
              aria-label={`Retry upload of ${file.name}`}
              onClick={() => uploads.retry(id)}
            >
              Retry
            </Button>
          ) : null}
          <IconButton
            label={isOnItsWay ? `Cancel upload of ${file.name}` : `Dismiss ${file.name}`}
            className="-my-1.5 -mr-1.5"
            onClick={() => (isOnItsWay ? uploads.cancel(id) : uploads.dismiss(id))}
          >
            <X aria-hidden />
          </IconButton>
        </span>
      </div>
      {isOnItsWay ? <ProgressBar label={`Upload of ${file.name}`} share={shareOf(upload)} /> : null}
      {state.kind === 'failed' ? <UploadProblemText problem={state.problem} /> : null}
    </li>
  );
}

function shareOf({ state }: Upload): number | null {
  if (state.kind === 'sending') return state.share;
  return state.kind === 'checking' ? null : 0;
}

function StateText({ upload }: { upload: Upload }) {
  const { state, file } = upload;
  switch (state.kind) {
    case 'waiting':
      return <span className="text-muted">Waiting</span>;
    case 'sending':
      return (
        <span className="whitespace-nowrap text-muted tabular-nums">
          <span className="max-sm:hidden">{sizeText(file.size * state.share)}, </span>
          {Math.floor(state.share * 100)} %
        </span>
      );
    case 'checking':
      return <span className="text-muted">Checking…</span>;
    case 'paused':
      return <span className="text-warn-ink">Connection lost, starts again by itself</span>;
    case 'stored':
      return (
        <span className="flex items-center gap-1.5 text-ok-ink">
          <CircleCheck aria-hidden className="size-3.5" />
          Uploaded
        </span>
      );
    case 'cancelled':
      return (
        <span className="flex items-center gap-1.5 text-muted">
          <Ban aria-hidden className="size-3.5" />
          Cancelled
        </span>
      );
    case 'failed':
      return null;
  }
}
