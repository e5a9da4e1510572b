import { randomUUID } from 'node:crypto';
import type { Environment } from '@/lib/auth/principal';
import type { TenantPrincipal } from '@/lib/auth/require-scope';
import type { Db, Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { processId } from '@/lib/process-id';
import { countRated, requireRate, type RateFor } from './require-rate';
import { requireRoom } from './require-room';
import { heldReservations, keepAlive } from './server-process';

type RoomRequest = {
  environment: Environment;
  sizeBytes: number;
  contextId: string | null;
};

/** The room that one upload holds, on its way to becoming a file. */
export type Room = {
  /**
   * Reserves it, or asks for more or less than before; with a context, a place among the uploads that its rate limit allows as well.
   * @throws AppError `rate_limited`, `quota_exceeded` for live files
   */
  reserve(request: RoomRequest): Promise<void>;
  /** Writes down where the bytes are about to be put, so that nothing is left there when we end before the file is. */
  place(objectPath: string): Promise<void>;
  /** Turns it into the file that this transaction adds. */
  settle(tx: Tx): Promise<void>;
  /** Gives it back, unless a file has it; false when there was nothing to give back. */
  release(): Promise<boolean>;
};

/** Runs an upload that may reserve room. Whatever becomes of it, nothing stays reserved: a file has the room, or it is free again. */
export async function withRoom<T>(
  db: Db,
  principal: TenantPrincipal,
  upload: (room: Room) => Promise<T>,
): Promise<T> {
  await keepAlive(db);
  const id = randomUUID();
  heldReservations().add(id);
  const room = openRoom(db, principal, id);
  try {
    return await upload(room);
  } catch (error) {
    // What cannot be given back now is given back with the next sign of life.
    await room.release().catch((err: unknown) => log().warn({ err }, 'room not given back yet'));
    throw error;
  } finally {
    heldReservations().delete(id);
  }
}

function openRoom(db: Db, principal: TenantPrincipal, id: string): Room {
  const { tenantId, tier } = principal;
  let isReserved = false;
  let rated: RateFor | null = null;
  return {
    async reserve({ environment, contextId, sizeBytes }) {
      const row = { environment, contextId, sizeBytes: BigInt(sizeBytes) };
      isReserved = true;
      await db.$transaction(async (tx) => {
        if (contextId !== null) {
          const asked = { reservationId: id, contextId, environment };
          rated = (await requireRate(tx, asked)) ? asked : null;
        }
        if (environment === 'live')
          await requireRoom(tx, { reservationId: id, tenantId, tier, contextId, sizeBytes });
        await tx.uploadReservation.upsert({
          where: { id },
          create: { id, tenantId, processId: processId(), ...row },
          update: row,
        });
      });
    },
    async place(objectPath) {
      requireHeld(await db.uploadReservation.updateMany({ where: { id }, data: { objectPath } }));
    },
    async settle(tx) {
      requireHeld(await tx.uploadReservation.deleteMany({ where: { id } }));
      if (rated !== null) await countRated(tx, rated);
    },
    async release() {
      if (!isReserved) return false;
      const { count } = await db.uploadReservation.deleteMany({ where: { id } });
      return count > 0;
    },
  };
}

/** A process that was silent for minutes may find its reservations gone, and has to begin again. */
function requireHeld({ count }: { count: number }): void {
  if (count > 0) return;
  throw new AppError('unavailable', { log: 'an upload was swept away', retryAfterSeconds: 2 });
}
