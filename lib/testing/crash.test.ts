import { randomInt } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, inject } from 'vitest';
import { z } from 'zod';
import { OPERATOR } from '@/lib/auth/principal';
import { contextFor } from '@/lib/testing/account';
import { test } from '@/lib/testing/durable-product';
import type { Product } from '@/lib/testing/product';
import {
  BOUNDARY,
  filePart,
  multipart,
  sha256,
  someBytes,
  UPLOAD_PATH,
} from '@/lib/testing/upload';
import { checkStorage, sweepObjects } from '@/lib/files';
import { FileRecord } from '@/lib/files/schemas';

// Guards the promise that no acknowledged upload is lost and none is half there: the built server, killed at random moments.
const ROUNDS = inject('crashRounds');
const SENDERS = 20;
const PIECE = 16 * 1024;

/** Kills a process once so many things have happened: pieces of bodies on their way, answers that came. */
function fuse(product: Product, length: number): () => void {
  let left = length;
  return () => {
    left -= 1;
    if (left === 0) product.child.kill('SIGKILL');
  };
}

function inPieces(bytes: Buffer, burn: () => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      burn();
      controller.enqueue(new Uint8Array(bytes.subarray(at, (at += PIECE))));
      if (at >= bytes.length) controller.close();
    },
  });
}

const Answered = z.object({ data: FileRecord });
const STREAMED: object = { duplex: 'half' };

/** Uploads one file after the other until the server is gone; returns the checksums by id of those that were acknowledged. */
async function sendUntilGone(url: string, secret: string, burn: () => void) {
  const acknowledged = new Map<string, string>();
  for (;;) {
    const bytes = someBytes(randomInt(1, 20) * randomInt(1, PIECE));
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${secret}`,
          'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
        },
        body: inPieces(multipart([filePart(bytes)]), burn),
        ...STREAMED,
      });
      if (response.status === 201) {
        const record = Answered.parse(await response.json()).data;
        acknowledged.set(record.file_id, sha256(bytes));
      }
      burn();
    } catch {
      return acknowledged;
    }
  }
}

test(
  `after kill -9 at a random moment of ${SENDERS} parallel uploads, ${ROUNDS} times, every acknowledged file is there and nothing is amiss`,
  { timeout: 180_000 + ROUNDS * 60_000 },
  async ({ db, dataDir, account, makeKey, start }) => {
    const { secret } = await makeKey({ scopes: ['upload'] });
    const operator = contextFor(db, OPERATOR);
    const acknowledged = new Map<string, string>();
    for (let round = 1; round <= ROUNDS; round++) {
      const { product, url } = await start();
      const burn = fuse(product, randomInt(1, 600));
      const senders = Array.from({ length: SENDERS }, () =>
        sendUntilGone(`${url}${UPLOAD_PATH}`, secret, burn),
      );
      for (const files of await Promise.all(senders))
        files.forEach((checksum, id) => acknowledged.set(id, checksum));
      expect(await product.ended).toBe('SIGKILL');
      expect((await checkStorage(operator, { repair: false })).findings).toEqual([]);
      await sweepObjects(operator);
      const report = await checkStorage(operator, { repair: false });
      expect(report).toMatchObject({ findings: [], leftovers: 0, arriving: 0 });
      expect(report.objects).toBe(report.files);
    }
    const rows = await db.file.findMany({ where: { projectId: account.project.id } });
    const stored = new Map(
      rows.map(({ id, sha256: hash }) => [id, `sha256:${Buffer.from(hash).toString('hex')}`]),
    );
    for (const [id, checksum] of acknowledged) expect([id, stored.get(id)]).toEqual([id, checksum]);
    const incoming = path.join(dataDir, 'files/incoming');
    expect(existsSync(incoming) ? readdirSync(incoming) : []).toEqual([]);
    process.stdout.write(
      `${ROUNDS} rounds: ${acknowledged.size} files acknowledged, ${rows.length} stored\n`,
    );
  },
);
