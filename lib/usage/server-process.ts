import type { Db } from '@/lib/db';
import { log } from '@/lib/log';
import { isGoneHere, processId } from '@/lib/process-id';
import { singleton } from '@/lib/singleton';

const BEAT_MS = 10_000;
/** A process elsewhere that has said nothing for so long is taken for gone. */
const SILENCE_SECONDS = 300;
/** What is younger than this is not judged: clocks differ, and a process begins before it is known. */
const SLACK_MS = 60_000;

type Heart = { timer: NodeJS.Timeout | undefined; held: Set<string> };
const heart = () => singleton<Heart>('heartbeat', () => ({ timer: undefined, held: new Set() }));

/** Ids of the reservations that this process holds. */
export const heldReservations = (): Set<string> => heart().held;

/** Makes this process known as alive, from its first upload on and until it ends. */
export async function keepAlive(db: Db): Promise<void> {
  if (heart().timer !== undefined) return;
  await beat(db);
  heart().timer ??= setInterval(() => void tryBeat(db), BEAT_MS).unref();
}

/** Says that we are here, and gives back what we reserved and could not give back when we wanted to. */
async function beat(db: Db): Promise<void> {
  const id = processId();
  await db.$executeRaw`
    INSERT INTO server_processes (id, seen_at) VALUES (${id}, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`;
  const held = [...heldReservations()];
  await db.uploadReservation.deleteMany({ where: { processId: id, id: { notIn: held } } });
}

async function tryBeat(db: Db): Promise<void> {
  try {
    await beat(db);
  } catch (error) {
    log().warn({ err: error }, 'could not say that this process is alive');
  }
}

/** Whether the process that left something behind, last touched at that time, is gone. */
export type IsGone = (id: string, touchedAt: Date) => boolean;

/** Looks which processes are alive. Here the operating system tells, elsewhere their silence. */
export async function lookForProcesses(db: Db): Promise<IsGone> {
  const before = Date.now() - SLACK_MS;
  const alive = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM server_processes
    WHERE seen_at > clock_timestamp() - make_interval(secs => ${SILENCE_SECONDS})`;
  const known = new Set([processId(), ...alive.map(({ id }) => id)]);
  return (id, touchedAt) => isGoneHere(id) || (!known.has(id) && touchedAt.getTime() < before);
}

/** Forgets processes that have been silent for a day. */
export async function forgetProcesses(db: Db): Promise<void> {
  await db.$executeRaw`
    DELETE FROM server_processes WHERE seen_at < clock_timestamp() - interval '1 day'`;
}
