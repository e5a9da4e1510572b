import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { processId } from '@/lib/process-id';
import { MissingObject } from './missing-object';
import type { Storage, TemporaryObject } from './port';
import { processOf } from './temporary-id';

/** What a test looks at behind the port's back: it has no member for reading. */
type Seen = {
  /** The published object's bytes; null when there is none. */
  read(objectPath: string): Promise<Buffer | null>;
  /** How many objects there are, temporary ones included. */
  count(): Promise<number>;
};

export type StorageUnderTest = { storage: Storage; seen: Seen };

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of found) list.push(one);
  return list;
}

const pathOf = (name: string) => `ten_1/prj_1/${name}`;

/** A source that gives some bytes and then breaks. */
function broken(bytes: number): Readable {
  const content = randomBytes(bytes);
  return Readable.from(
    (async function* () {
      yield content;
      await Promise.resolve();
      throw new Error('the sender went away');
    })(),
  );
}

/**
 * What every storage adapter has to do; `open` gives an empty one.
 * An adapter passes when this suite does, and is not used before.
 */
export function describeStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  describe(name, () => {
    keepsBytes(open);
    givesBack(open);
    lists(open);
    leavesNothingBehind(open);
    survivesRaces(open);
  });
}

type Open = () => Promise<StorageUnderTest>;

function keepsBytes(open: Open): void {
  describe('what was published', () => {
    test.each([0, 1, 65_535, 65_536, 65_537, 3 * 1024 * 1024])(
      'is the very bytes that came in, all %i of them',
      async (size) => {
        const { storage, seen } = await open();
        const bytes = randomBytes(size);
        await storage.publish(await storage.write(Readable.from([bytes])), pathOf('a'));
        const stored = await seen.read(pathOf('a'));
        expect([stored?.length, stored && digest(stored)]).toEqual([size, digest(bytes)]);
        expect(await seen.count()).toBe(1);
      },
    );

    test('is a local file while it is held, before it is published and without being touched', async () => {
      const { storage, seen } = await open();
      const bytes = randomBytes(200_000);
      const object = await storage.write(Readable.from([bytes]));
      const held = await storage.hold(object);
      expect(readFileSync(held.path).equals(bytes)).toBe(true);
      await held.release();
      await storage.publish(object, pathOf('a'));
      expect((await seen.read(pathOf('a')))?.equals(bytes)).toBe(true);
    });

    test('is whole though it came in crumbs', async () => {
      const { storage, seen } = await open();
      const crumbs = Array.from({ length: 2000 }, () => randomBytes(7));
      await storage.publish(await storage.write(Readable.from(crumbs)), pathOf('a'));
      expect((await seen.read(pathOf('a')))?.equals(Buffer.concat(crumbs))).toBe(true);
    });

    test('is not touched by discarding what it was made from', async () => {
      const { storage, seen } = await open();
      const object = await storage.write(Readable.from([Buffer.from('kept')]));
      await storage.publish(object, pathOf('a'));
      await storage.discard(object);
      expect((await seen.read(pathOf('a')))?.toString()).toBe('kept');
    });

    test('is gone once it is removed, and removing it again is fine', async () => {
      const { storage, seen } = await open();
      await storage.publish(await storage.write(Readable.from([Buffer.from('x')])), pathOf('a'));
      await storage.remove(pathOf('a'));
      await storage.remove(pathOf('a'));
      expect([await seen.read(pathOf('a')), await seen.count()]).toEqual([null, 0]);
    });
  });
}

const content = Buffer.from('0123456789');

async function publish({ storage }: StorageUnderTest, name = 'a', bytes = content): Promise<void> {
  await storage.publish(await storage.write(Readable.from([bytes])), pathOf(name));
}

function givesBack(open: Open): void {
  describe('what was published is given back', () => {
    test.each([
      [undefined, '0123456789'],
      [{ start: 0, end: 0 }, '0'],
      [{ start: 3, end: 5 }, '345'],
      [{ start: 9, end: 9 }, '9'],
      [{ start: 0, end: 9 }, '0123456789'],
    ])('from %j as %s', async (range, expected) => {
      const opened = await open();
      await publish(opened);
      expect(await text(await opened.storage.read(pathOf('a'), range))).toBe(expected);
    });

    test('whole, however large it is', async () => {
      const opened = await open();
      const bytes = randomBytes(9 * 1024 * 1024);
      await publish(opened, 'large', bytes);
      const whole = await buffer(await opened.storage.read(pathOf('large')));
      expect(digest(whole)).toBe(digest(bytes));
    });

    test('also when it is nothing', async () => {
      const opened = await open();
      await publish(opened, 'empty', Buffer.alloc(0));
      expect(await text(await opened.storage.read(pathOf('empty')))).toBe('');
    });

    test('and told from what is not there', async () => {
      const { storage } = await open();
      await expect(storage.read(pathOf('none'))).rejects.toBeInstanceOf(MissingObject);
    });
  });
}

function lists(open: Open): void {
  test('what was published is in a list, and what was not in another', async () => {
    const opened = await open();
    const { storage } = opened;
    expect(await all(storage.list())).toEqual([]);
    expect(await all(storage.listTemporary())).toEqual([]);
    await publish(opened, 'a');
    await publish(opened, 'deep/er/b');
    const { id } = await storage.write(Readable.from([content]));
    const found = (await all(storage.list())).map(({ objectPath }) => objectPath);
    expect(found.toSorted()).toEqual([pathOf('a'), pathOf('deep/er/b')]);
    expect((await all(storage.list())).map(({ sizeBytes }) => sizeBytes)).toEqual([10, 10]);
    const [temporary] = await all(storage.listTemporary());
    expect(temporary?.id).toBe(id);
    expect(processOf(id)).toBe(processId());
    expect(Math.abs(Date.now() - (temporary?.touchedAt.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test('the lists are whole, however many there are', async () => {
    const opened = await open();
    const names = Array.from({ length: 120 }, (_, n) => (n % 3 === 0 ? `deep/f${n}` : `f${n}`));
    await Promise.all(names.map((name) => publish(opened, name)));
    await Promise.all(names.map(() => opened.storage.write(Readable.from([content]))));
    const found = (await all(opened.storage.list())).map(({ objectPath }) => objectPath);
    expect(found.toSorted()).toEqual(names.map(pathOf).toSorted());
    expect(await all(opened.storage.listTemporary())).toHaveLength(120);
  });
}

function leavesNothingBehind(open: Open): void {
  describe('what was not published', () => {
    test('cannot be seen under any path, and is gone once it is discarded', async () => {
      const { storage, seen } = await open();
      const object = await storage.write(Readable.from([Buffer.from('x')]));
      expect(await seen.read(pathOf('a'))).toBe(null);
      await storage.discard(object);
      await storage.discard(object);
      expect(await seen.count()).toBe(0);
    });

    test.each([0, 1, 1_000_000])(
      'leaves nothing behind when its sender goes away after %i bytes',
      async (bytes) => {
        const { storage, seen } = await open();
        await expect(storage.write(broken(bytes))).rejects.toThrow('the sender went away');
        expect(await seen.count()).toBe(0);
      },
    );

    test('leaves nothing behind when it was destroyed before it was read', async () => {
      const { storage, seen } = await open();
      const source = Readable.from([Buffer.from('x')]);
      source.on('error', () => undefined).destroy(new Error('destroyed early'));
      await expect(storage.write(source)).rejects.toThrow();
      expect(await seen.count()).toBe(0);
    });

    test('cannot be published once it was discarded', async () => {
      const { storage, seen } = await open();
      const object = await storage.write(Readable.from([Buffer.from('x')]));
      await storage.discard(object);
      await expect(storage.publish(object, pathOf('a'))).rejects.toThrow();
      expect([await seen.read(pathOf('a')), await seen.count()]).toEqual([null, 0]);
    });

    test('of somebody else is refused when it never was', async () => {
      const { storage } = await open();
      const stranger: TemporaryObject = { id: '00000000-0000-4000-8000-000000000000' };
      await expect(storage.publish(stranger, pathOf('a'))).rejects.toThrow();
      await expect(storage.discard(stranger)).resolves.toBeUndefined();
    });
  });
}

function survivesRaces(open: Open): void {
  test('many at once do not mix their bytes', async () => {
    const { storage, seen } = await open();
    const all = Array.from({ length: 20 }, (_, n) => ({ n, bytes: randomBytes(20_000 + n) }));
    await Promise.all(
      all.map(async ({ n, bytes }) => {
        await storage.publish(await storage.write(Readable.from([bytes])), pathOf(`f${n}`));
      }),
    );
    for (const { n, bytes } of all)
      expect((await seen.read(pathOf(`f${n}`)))?.equals(bytes)).toBe(true);
    expect(await seen.count()).toBe(20);
  });

  test('a storage that can be written says so, also before the first object', async () => {
    const { storage } = await open();
    await expect(storage.check()).resolves.toBeUndefined();
  });
}
