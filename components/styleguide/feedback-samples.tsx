'use client';

import { ConnectionNotice } from '@/components/ui/connection-notice';
import { DismissibleFailure } from '@/components/ui/dismissible-failure';
import { DoneNote } from '@/components/ui/done-note';
import { ListSkeleton } from '@/components/ui/list-skeleton';
import { LoadFailure } from '@/components/ui/load-failure';
import { Meter } from '@/components/ui/meter';
import { Notice } from '@/components/ui/notice';
import { PageFailure } from '@/components/ui/page-failure';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Skeleton } from '@/components/ui/skeleton';
import { Sample } from './sample';

const nothing = () => undefined;

/** What the page says of itself: news, trouble, and how far things are. */
export function FeedbackSamples() {
  return (
    <>
      <Sample name="Notice">
        <Notice tone="info">Test files are deleted after 24 hours.</Notice>
        <Notice tone="warning">It cannot be shown again.</Notice>
        <Notice tone="error">The key was not created.</Notice>
      </Sample>
      <Sample name="DismissibleFailure · LoadFailure · PageFailure">
        <DismissibleFailure message="CI could not be disabled." onDismiss={nothing} />
        <LoadFailure
          title="The API keys could not be loaded."
          message="The server cannot be reached."
          isRetrying={false}
          onRetry={nothing}
        />
        <PageFailure retry={nothing} />
      </Sample>
      <Sample name="ConnectionNotice · DoneNote">
        <ConnectionNotice error={new Error('old')} />
        <DoneNote message="Saved" />
      </Sample>
      <Sample name="Meter · ProgressBar">
        <p className="flex items-center gap-3">
          <Meter label="Keys used" used={1} limit={2} />1 of 2 keys used
        </p>
        <p className="flex items-center gap-3">
          <Meter label="Storage used" used={9} limit={10} isWarning />9 of 10 GB used
        </p>
        <ProgressBar label="Upload of photo.jpg" share={0.4} />
      </Sample>
      <Sample name="Skeleton · ListSkeleton">
        <Skeleton className="w-40" />
        <ListSkeleton things="keys" />
      </Sample>
    </>
  );
}
