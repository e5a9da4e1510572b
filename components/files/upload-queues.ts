import { fetchOrExplain, leaveForSignIn } from '@/lib/api-client';
import { uploadsTo } from './send-upload';
import { UploadQueue } from './upload-queue';

const RETRY_MS = 3000;

const queues = new Map<string, UploadQueue>();

/** The uploads of a project, for as long as the browser keeps the page. While some are on their way, leaving it asks. */
export function queueOf(projectId: string): UploadQueue {
  const known = queues.get(projectId);
  if (known !== undefined) return known;
  const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault();
  const queue = new UploadQueue({
    send: uploadsTo(projectId),
    untilReachable,
    onBusy: (isBusy) =>
      isBusy
        ? window.addEventListener('beforeunload', askBeforeLeaving)
        : window.removeEventListener('beforeunload', askBeforeLeaving),
    onSignedOut: leaveForSignIn,
  });
  queues.set(projectId, queue);
  return queue;
}

async function untilReachable(signal: AbortSignal): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    signal.throwIfAborted();
    const isThere = await fetchOrExplain('/livez', { signal }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
  }
}
