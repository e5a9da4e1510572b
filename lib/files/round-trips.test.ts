import { describe, expect } from 'vitest';
import { z } from 'zod';
import type { Tier } from '@/lib/auth/principal';
import { addContext, createAccount } from '@/lib/testing/account';
import { test as base } from '@/lib/testing/durable-product';
import { newKey } from '@/lib/testing/fixtures';
import {
  BOUNDARY,
  field,
  filePart,
  multipart,
  sha256,
  someBytes,
  storedObjects,
  UPLOAD_PATH,
} from '@/lib/testing/upload';
import { FileRecord } from './schemas';

// Through the built server, over a real connection: what a signed link gives is what was sent, to the byte.
const MIB = 1024 * 1024;
/** The server starts within the first of them, and a hundred mebibytes go to and fro twice. */
const SLOW = { timeout: 180_000 };
const ORDERS = ['before', 'after'] as const;

const Link = z.object({ data: z.object({ download_url: z.string() }) });
const Refusal = z.object({ code: z.string(), errors: z.array(z.string()) });

type Account = { tier: Tier; maxFileSizeMb: number; takesBlank?: boolean };

const test = base
  /** Makes an account, and tells how to upload to a context of it, which comes before or after its file. */
  .extend('open', ({ db, server }) => async ({ tier, maxFileSizeMb, takesBlank }: Account) => {
    const account = await createAccount(db, { tier });
    const owner = { tenantId: account.tenant.id, projectId: account.project.id };
    const rules = { maxFileSizeMb, rejectBlankFiles: takesBlank !== true };
    await addContext(db, owner, { contextKey: 'sized', ...rules });
    const { secret } = await newKey(account.ctx, { scopes: ['upload', 'download'] });
    const headers = { Authorization: `Bearer ${secret}` };
    const send = (bytes: Buffer<ArrayBuffer>, order: (typeof ORDERS)[number]) => {
      const parts = [field('context', 'sized'), filePart(bytes, 'data.bin')];
      return fetch(`${server}${UPLOAD_PATH}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
        body: multipart(order === 'before' ? parts : parts.toReversed()),
      });
    };
    const download = async (fileId: string) => {
      const link = await fetch(`${server}/api/v1/files/${fileId}`, { headers });
      const url = new URL(Link.parse(await link.json()).data.download_url);
      return fetch(`${server}${url.pathname}${url.search}`);
    };
    return { send, download };
  })
  /** Sends so many bytes in both orders, and expects them back. */
  .extend('expectRoundTrip', ({ open }) => async (size: number, account: Account) => {
    const { send, download } = await open(account);
    const bytes = someBytes(size);
    for (const order of ORDERS) {
      const sent = await send(bytes, order);
      expect(sent.status, `the context ${order} the file`).toBe(201);
      const { data: record } = z.object({ data: FileRecord }).parse(await sent.json());
      expect([record.size_bytes, record.checksum]).toEqual([size, sha256(bytes)]);
      const got = await download(record.file_id);
      expect([got.status, got.headers.get('content-length')]).toEqual([200, String(size)]);
      expect(sha256(new Uint8Array(await got.arrayBuffer()))).toBe(record.checksum);
    }
  })
  /** Sends so many bytes in both orders, and expects that nothing is kept of them. */
  .extend('refusals', ({ open, dataDir }) => async (size: number, account: Account) => {
    const { send } = await open(account);
    const before = storedObjects(dataDir);
    const refusals = [];
    for (const order of ORDERS) {
      const answer = await send(someBytes(size), order);
      refusals.push({ status: answer.status, ...Refusal.parse(await answer.json()) });
      expect(storedObjects(dataDir)).toEqual(before);
    }
    return refusals;
  });

describe('whichever part comes first, the same bytes come back', SLOW, () => {
  const large = { tier: 'pro', maxFileSizeMb: 200 } as const;

  test.for([...[1, 4095, 4096, 4097, 10 * MIB - 1, 10 * MIB, 10 * MIB + 1, 12_000_000, 100 * MIB]])(
    '%i of them',
    async (size, { expectRoundTrip }) => {
      await expectRoundTrip(size, large);
    },
  );

  test('none, where blank files are taken', async ({ expectRoundTrip }) => {
    await expectRoundTrip(0, { ...large, takesBlank: true });
  });

  test('as many as the context takes', async ({ expectRoundTrip }) => {
    await expectRoundTrip(10 * MIB, { tier: 'pro', maxFileSizeMb: 10 });
  });

  test('as many as the plan takes', async ({ expectRoundTrip }) => {
    await expectRoundTrip(4 * MIB, { tier: 'free', maxFileSizeMb: 10 });
  });
});

describe('whichever part comes first, nothing is stored of', SLOW, () => {
  const twice = (refusal: z.output<typeof Refusal> & { status: number }) => [refusal, refusal];

  test('one byte more than the context takes', async ({ refusals }) => {
    const errors = [`size: the context allows ${10 * MIB} bytes`];
    expect(await refusals(10 * MIB + 1, { tier: 'pro', maxFileSizeMb: 10 })).toEqual(
      twice({ status: 400, code: 'file_rejected', errors }),
    );
  });

  test('one byte more than the plan takes', async ({ refusals }) => {
    const errors = [`file_size: the free tier takes files of at most ${4 * MIB} bytes`];
    expect(await refusals(4 * MIB + 1, { tier: 'free', maxFileSizeMb: 10 })).toEqual(
      twice({ status: 403, code: 'quota_exceeded', errors }),
    );
  });

  test('no bytes at all', async ({ refusals }) => {
    const errors = ['blank: the file is empty'];
    expect(await refusals(0, { tier: 'pro', maxFileSizeMb: 10 })).toEqual(
      twice({ status: 400, code: 'file_rejected', errors }),
    );
  });
});
