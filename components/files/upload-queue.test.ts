import { describe, expect, test, vi } from 'vitest';
import { ApiError } from '@/lib/api-client';
import { FileRecord } from '@/lib/files/schemas';
import type { SendOptions } from './send-upload';
import type { Upload } from './upload';
import { MOST_AT_ONCE, UploadQueue } from './upload-queue';

const TARGET = { environment: 'test', contextKey: 'default' } as const;

const record = (name: string) =>
  FileRecord.parse({
    ...{ file_id: 'file_1', original_filename: name, content_type: 'text/plain', size_bytes: 1 },
    ...{ context_key: 'default', environment: 'test', checksum: `sha256:${'0'.repeat(64)}` },
    ...{ uploaded_by: { type: 'user', id: 'usr_1', name: 'Ada' }, metadata: {} },
    ...{ download_count: 0, last_downloaded_at: null, created_at: '2026-06-15T12:00:00Z' },
    expires_at: null,
  });

type Call = { name: string; options: SendOptions; store: () => void; fail: (e: unknown) => void };

/** A queue whose calls are answered by hand. */
function makeQueue() {
  const calls: Call[] = [];
  const busy: boolean[] = [];
  const untilReachable = vi.fn(() => Promise.resolve());
  const onSignedOut = vi.fn();
  const send = ({ file }: Upload, options: SendOptions) =>
    new Promise<FileRecord>((resolve, reject) => {
      options.signal.addEventListener('abort', () => reject(new Error('aborted')));
      calls.push({
        name: file.name,
        options,
        store: () => resolve(record(file.name)),
        fail: reject,
      });
    });
  const onBusy = (isBusy: boolean) => busy.push(isBusy);
  const queue = new UploadQueue({ send, untilReachable, onBusy, onSignedOut });
  return { queue, calls, busy, untilReachable, onSignedOut };
}

const files = (...names: string[]) => names.map((name) => new File(['x'], name));
const kinds = (queue: UploadQueue) => queue.snapshot().map(({ state }) => state.kind);
const network = new ApiError({ code: 'network', message: 'lost' });
const refusal = (code: string, errors: string[] = []) =>
  new ApiError({ code, message: code, errors, status: 400 });
const idOf = (queue: UploadQueue, place: number) => queue.snapshot()[place]?.id ?? '';

describe('several files at once', () => {
  test(`at most ${MOST_AT_ONCE} are on the wire; the next starts when one has ended`, async () => {
    const { queue, calls, busy } = makeQueue();
    queue.add(files('a', 'b', 'c', 'd'), TARGET);
    await vi.waitFor(() => expect(calls).toHaveLength(MOST_AT_ONCE));
    expect(kinds(queue)).toEqual(['sending', 'sending', 'sending', 'waiting']);
    calls[1]?.store();
    await vi.waitFor(() => expect(calls.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']));
    for (const call of calls) call.store();
    await vi.waitFor(() => expect(new Set(kinds(queue))).toEqual(new Set(['stored'])));
    expect(busy).toEqual([true, false]);
  });

  test('one that is refused keeps its reason and stops no other', async () => {
    const { queue, calls } = makeQueue();
    queue.add(files('bad', 'good'), TARGET);
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[0]?.fail(refusal('file_rejected', ['structure: it is not a PDF']));
    calls[1]?.store();
    await vi.waitFor(() => expect(kinds(queue)).toEqual(['failed', 'stored']));
    expect(queue.snapshot()[0]?.state).toMatchObject({
      problem: { reason: 'It is not a PDF.', canRetry: false },
    });
    queue.retry(idOf(queue, 0));
    expect(kinds(queue)).toEqual(['failed', 'stored']);
  });
});

describe('cancelling', () => {
  test('stops the call, and a waiting file is never sent', async () => {
    const { queue, calls } = makeQueue();
    queue.add(files('a', 'b', 'c', 'd'), TARGET);
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    queue.cancel(idOf(queue, 3));
    queue.cancel(idOf(queue, 0));
    expect(calls[0]?.options.signal.aborted).toBe(true);
    for (const call of calls.slice(1)) call.store();
    await vi.waitFor(() =>
      expect(kinds(queue)).toEqual(['cancelled', 'stored', 'stored', 'cancelled']),
    );
    expect(calls.map(({ name }) => name)).not.toContain('d');
  });

  test('a late progress or answer does not bring a cancelled file back', async () => {
    const { queue, calls } = makeQueue();
    queue.add(files('a'), TARGET);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    queue.cancel(idOf(queue, 0));
    calls[0]?.options.onProgress(0.5);
    calls[0]?.fail(network);
    await Promise.resolve();
    expect(kinds(queue)).toEqual(['cancelled']);
  });

  test('a cancelled file can be sent once more, and one on its way is not dismissed', async () => {
    const { queue, calls } = makeQueue();
    queue.add(files('a'), TARGET);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    queue.dismiss(idOf(queue, 0));
    expect(kinds(queue)).toEqual(['sending']);
    queue.cancel(idOf(queue, 0));
    queue.retry(idOf(queue, 0));
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[1]?.store();
    await vi.waitFor(() => expect(kinds(queue)).toEqual(['stored']));
    queue.dismissEnded();
    expect(queue.snapshot()).toEqual([]);
  });
});

describe('a lost connection', () => {
  test('while a file is sent: it starts again by itself once the server answers', async () => {
    const { queue, calls, untilReachable } = makeQueue();
    let reachable = (): void => undefined;
    untilReachable.mockImplementationOnce(() => new Promise<void>((done) => (reachable = done)));
    queue.add(files('a'), TARGET);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.options.onProgress(0.4);
    calls[0]?.fail(network);
    await vi.waitFor(() => expect(kinds(queue)).toEqual(['paused']));
    expect(calls).toHaveLength(1);
    reachable();
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[1]?.store();
    await vi.waitFor(() => expect(kinds(queue)).toEqual(['stored']));
  });

  // A second copy of a file that was stored would be the worse mistake.
  test('after all of a file was sent: it is not sent again unasked', async () => {
    const { queue, calls } = makeQueue();
    queue.add(files('a'), TARGET);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.options.onProgress(1);
    expect(kinds(queue)).toEqual(['checking']);
    calls[0]?.fail(network);
    await vi.waitFor(() => expect(kinds(queue)).toEqual(['failed']));
    expect(calls).toHaveLength(1);
    const state = queue.snapshot()[0]?.state;
    expect(state).toMatchObject({ problem: { canRetry: true } });
    expect(JSON.stringify(state)).toContain('may have been stored');
  });

  test('again and again: it gives up, and can be tried by hand', async () => {
    const { queue, calls } = makeQueue();
    queue.add(files('a'), TARGET);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await vi.waitFor(() => expect(calls).toHaveLength(attempt));
      calls.at(-1)?.fail(network);
    }
    await vi.waitFor(() => expect(kinds(queue)).toEqual(['failed']));
    queue.retry(idOf(queue, 0));
    await vi.waitFor(() => expect(calls).toHaveLength(6));
  });
});

test('a file that can no longer be read is not taken for a lost connection', async () => {
  const { queue, calls } = makeQueue();
  const folder = new File([], 'folder');
  vi.spyOn(folder, 'slice').mockImplementation(() => {
    throw new DOMException('', 'NotFoundError');
  });
  queue.add([folder], TARGET);
  await vi.waitFor(() => expect(kinds(queue)).toEqual(['failed']));
  expect(calls).toHaveLength(0);
  expect(queue.snapshot()[0]?.state).toMatchObject({ problem: { canRetry: false } });
});

test('a session that ends stops all that is on its way before it leads to sign-in', async () => {
  const { queue, calls, busy, onSignedOut } = makeQueue();
  queue.add(files('a', 'b', 'c', 'd'), TARGET);
  await vi.waitFor(() => expect(calls).toHaveLength(3));
  onSignedOut.mockImplementation(() => expect(busy).toEqual([true, false]));
  calls[0]?.fail(refusal('unauthenticated'));
  await vi.waitFor(() => expect(onSignedOut).toHaveBeenCalledOnce());
  expect(kinds(queue)).toEqual(['failed', 'failed', 'failed', 'failed']);
  expect(calls.slice(1).every(({ options }) => options.signal.aborted)).toBe(true);
});
