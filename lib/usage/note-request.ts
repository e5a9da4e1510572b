import { db } from '@/lib/db';
import { log } from '@/lib/log';
import { singleton } from '@/lib/singleton';
import { DAY_MS } from './days';
import { pruneRequests } from './prune-requests';
import { Tally, type Refusal } from './tally';
import { writeTally } from './write-tally';

const FLUSH_AFTER_MS = 2_000;

type Notes = {
  pending: Tally;
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
  /** In ms since 1970: old rows go at the first write after a start, and once a day from then on. */
  prunedAt: number;
};

const notes = () =>
  singleton<Notes>('request-notes', () => ({
    pending: new Tally(),
    timer: undefined,
    writing: Promise.resolve(),
    prunedAt: 0,
  }));

/** Counts a request of a key that was answered well. Never slows or fails it. */
export function noteAccepted(keyId: string, at: Date, ipAddress: string | null): void {
  notes().pending.accept(keyId, at, ipAddress);
  flushSoon();
}

/** Counts a request that was refused, and remembers it among its key's latest. Never slows or fails it. */
export function noteRefused(refusal: Refusal): void {
  notes().pending.refuse(refusal);
  flushSoon();
}

/** Writes what is pending; a graceful stop calls it last. A failure keeps it for the next time. */
export async function flushRequests(): Promise<void> {
  const shared = notes();
  clearTimeout(shared.timer);
  shared.timer = undefined;
  const tally = shared.pending;
  shared.pending = new Tally();
  shared.writing = shared.writing.then(() => write(tally));
  await shared.writing;
}

async function write(tally: Tally): Promise<void> {
  if (tally.isEmpty) return;
  const shared = notes();
  try {
    await writeTally(db(), tally);
  } catch (error) {
    log().warn({ err: error }, 'request counts could not be written yet');
    shared.pending.takeBack(tally);
    flushSoon();
    return;
  }
  if (Date.now() - shared.prunedAt >= DAY_MS) await prune(shared);
}

async function prune(shared: Notes): Promise<void> {
  shared.prunedAt = Date.now();
  try {
    await pruneRequests(db(), new Date());
  } catch (error) {
    log().warn({ err: error }, 'old request counts could not be removed today');
  }
}

function flushSoon(): void {
  notes().timer ??= setTimeout(() => void flushRequests(), FLUSH_AFTER_MS).unref();
}
