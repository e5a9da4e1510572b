import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { addContext } from '@/lib/testing/account';
import { call } from '@/lib/testing/call';
import { EICAR, EICAR_NAME, isClamdHere, startClamd, type Clamd } from '@/lib/testing/clamd';
import { closedPort } from '@/lib/testing/closed-port';
import { test as base } from '@/lib/testing/fixtures';
import { field, filePart, someBytes, storedObjects, upload } from '@/lib/testing/upload';
import { makeZip } from '@/lib/testing/make-zip';
import { zipOf } from '@/lib/testing/zip';

const MIB = 1024 * 1024;

const test = base
  .extend('key', async ({ db, project, makeKey }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, {
      contextKey: 'scanned',
      scanForViruses: true,
      maxFileSizeMb: 500,
      rejectBlankFiles: false,
      rejectCorruptFiles: false,
    });
    return makeKey({ scopes: ['upload', 'metadata'] });
  })
  .extend('send', ({ key }) => (content: Uint8Array | string, name?: string) => {
    return upload(key.secret, [filePart(content, name), field('context', 'scanned')]);
  })
  // Nothing that was refused may have left a row, a byte or room.
  .extend('expectNothing', ({ db, dataDir, project }) => {
    const before = storedObjects(dataDir);
    return async () => {
      expect(storedObjects(dataDir)).toEqual(before);
      expect(await db.file.count({ where: { projectId: project.id } })).toBe(0);
      const where = { tenantId: project.tenantId };
      expect(await db.uploadReservation.count({ where })).toBe(0);
    };
  })
  .extend('reasons', ({ db, project }) => async () => {
    const where = { tenantId: project.tenantId, action: 'file.rejected' };
    const rows = await db.auditLog.findMany({ where });
    return rows.map(({ changes, entityName }) => ({ changes, entityName }));
  });

/** Tests with a scanner of these settings, which they may not stop. */
const withClamd = (settings: string[]) =>
  test.extend('clamd', { scope: 'file' }, async ({ db }, { onCleanup }) => {
    void db;
    const clamd = await startClamd(settings);
    onCleanup(() => clamd.stop());
    return clamd;
  });

const careful = withClamd(['AlertExceedsMax yes', 'MaxRecursion 5']);
const asItComes = withClamd([]);
const silent = withClamd(['StreamMaxLength 300M']);
const telling = withClamd(['StreamMaxLength 300M', 'AlertExceedsMax yes']);
const tight = withClamd(['AlertExceedsMax yes', 'MaxFileSize 2M']);
const narrow = withClamd(['StreamMaxLength 1M']);

/** A scanner of the test's own. */
const shaky = test.extend('clamd', async ({ db }, { onCleanup }) => {
  void db;
  const clamd = await startClamd();
  onCleanup(() => clamd.stop());
  return clamd;
});

const use = ({ url }: Clamd) => provideEnv({ CLAMD_URL: url });
afterEach(() => provideEnv({ CLAMD_URL: '' }));

const rejected = (reason: string) => ({
  status: 400,
  body: { code: 'file_rejected', errors: [`virus: ${reason}`] },
});
const unavailable = (reason: string) => ({
  status: 503,
  body: { code: 'scanner_unavailable', errors: [`virus: ${reason}`] },
});
const FOUND = rejected(`${EICAR_NAME} was found`);
const TOO_LARGE = rejected('the file is too large to scan');
const NO_ANSWER = unavailable('the scanner does not answer');

/** What nobody would find who does not look at all of it. */
const eicarAfter = (sizeBytes: number) => Buffer.concat([Buffer.alloc(sizeBytes, 'a'), EICAR]);

describe.skipIf(!isClamdHere)('with a real clamd', () => {
  describe('a virus is refused,', () => {
    const disguises: [string, Buffer, string][] = [
      ['alone', EICAR, 'eicar.com'],
      ['by another name', EICAR, 'holiday.jpg'],
      ['after a megabyte', eicarAfter(MIB), 'a.txt'],
      ['zipped', zipOf('eicar.com', EICAR), 'eicar.zip'],
      ['zipped twice', zipOf('a.zip', zipOf('eicar.com', EICAR)), 'eicar.zip'],
      ['in gzip', gzipSync(EICAR), 'eicar.gz'],
    ];
    careful.for(disguises)(
      '%s',
      async ([, bytes, name], { clamd, send, expectNothing, reasons }) => {
        use(clamd);
        expect(await send(bytes, name)).toMatchObject(FOUND);
        await expectNothing();
        expect(await reasons()).toEqual([
          {
            entityName: 'scanned',
            changes: {
              after: { original_filename: name, reasons: [`virus: ${EICAR_NAME} was found`] },
            },
          },
        ]);
      },
    );

    careful('over its socket in the file system too', async ({ clamd, send }) => {
      provideEnv({ CLAMD_URL: clamd.socketUrl });
      expect(await send(EICAR)).toMatchObject(FOUND);
      expect((await send('clean')).status).toBe(201);
    });
  });

  careful.for([0, 1, 65_536, 3 * MIB])(
    '%i clean bytes are stored',
    async (size, { clamd, send }) => {
      use(clamd);
      expect((await send(someBytes(size))).status).toBe(201);
    },
  );

  careful('fifty at once get each their own verdict', async ({ clamd, send }) => {
    use(clamd);
    const isBad = (n: number) => n % 3 === 0;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => send(isBad(n) ? eicarAfter(n) : someBytes(n + 1))),
    );
    const wrong = answers.filter(({ status }, n) => status !== (isBad(n) ? 400 : 201));
    expect(wrong.map(({ status, text }) => `${status} ${text}`)).toEqual([]);
  });

  careful(
    'what is nested deeper than it looks is refused, not called clean',
    async ({ clamd, send, expectNothing }) => {
      use(clamd);
      let nested = zipOf('eicar.com', EICAR);
      for (let depth = 0; depth < 6; depth++) nested = zipOf('inner.zip', nested);
      const answer = await send(nested, 'nested.zip');
      expect(answer).toMatchObject(
        rejected('the file cannot be scanned to its end (MaxRecursion)'),
      );
      await expectNothing();
    },
  );

  // ClamAV calls all of these clean but the first, which it refuses to read.
  describe('a virus behind 104 MB is refused where', () => {
    const large = eicarAfter(104_900_000 - EICAR.length);

    asItComes('clamd is as it comes', async ({ clamd, send, expectNothing }) => {
      use(clamd);
      expect(await send(large)).toMatchObject(TOO_LARGE);
      await expectNothing();
    });

    silent('clamd takes it and looks at the beginning', async ({ clamd, send, expectNothing }) => {
      use(clamd);
      expect(await send(large)).toMatchObject(TOO_LARGE);
      await expectNothing();
    });

    telling(
      'clamd takes it, looks at the beginning, and says so',
      async ({ clamd, send, expectNothing }) => {
        use(clamd);
        expect(await send(large)).toMatchObject(TOO_LARGE);
        await expectNothing();
      },
    );
  });

  // ClamAV calls them clean, whatever its settings.
  describe('a virus at the end of a file in a ZIP archive that is too large to scan is refused,', () => {
    const INSIDE = rejected('a file in the archive is too large to scan');

    tight('in a context that forgives all else', async ({ clamd, send, expectNothing }) => {
      use(clamd);
      const fits = zipOf('a', eicarAfter(2 * MIB - EICAR.length));
      expect(await send(fits, 'a.zip')).toMatchObject(FOUND);
      const large = zipOf('a', eicarAfter(2 * MIB));
      for (const [bytes, name] of [
        [large, 'a.zip'],
        [large, 'a'],
        [large, 'a.mp4'],
        [zipOf('b.zip', large), 'b.zip'],
      ] as const)
        expect(await send(bytes, name)).toMatchObject(INSIDE);
      await expectNothing();
      expect((await send(zipOf('a', Buffer.alloc(2 * MIB)), 'a.zip')).status).toBe(201);
    });

    asItComes(
      'and where clamd does not tell its limits, every large one is',
      async ({ clamd, send, expectNothing }) => {
        use(clamd);
        const archive = (mebibytes: number) => {
          const content = Buffer.concat([someBytes(MIB), Buffer.alloc((mebibytes - 1) * MIB)]);
          return makeZip([{ name: 'a', content }]);
        };
        expect(await send(archive(26), 'a.zip')).toMatchObject(INSIDE);
        await expectNothing();
        expect((await send(archive(25), 'a.zip')).status).toBe(201);
      },
    );

    // A damaged file before it keeps us from measuring, and no unpacker from unpacking.
    tight('and so is one whose size nobody can tell', async ({ clamd, send, expectNothing }) => {
      use(clamd);
      const damaged = makeZip([
        { name: 'a', content: 'x', checksum: 7 },
        { name: 'b', content: eicarAfter(2 * MIB) },
      ]);
      const reason = 'the archive cannot be read to its end, and so not scanned to its end';
      for (const bytes of [damaged, zipOf('a.zip', damaged)])
        expect(await send(bytes, 'a.zip')).toMatchObject(rejected(reason));
      await expectNothing();
    });
  });

  narrow(
    'too large is told as such, though clamd hangs up while the bytes are on their way',
    async ({ clamd, send }) => {
      use(clamd);
      for (let n = 0; n < 20; n++)
        expect(await send(Buffer.alloc(8 * MIB, 'a'))).toMatchObject(TOO_LARGE);
      expect((await send(Buffer.alloc(MIB, 'a'))).status).toBe(201);
      expect(await send(Buffer.alloc(MIB + 1, 'a'))).toMatchObject(TOO_LARGE);
    },
  );

  shaky(
    'stopped, nothing is stored; started again, it goes on by itself',
    async ({ clamd, send, expectNothing, reasons }) => {
      use(clamd);
      await clamd.kill();
      const answer = await send('clean');
      expect(answer).toMatchObject(NO_ANSWER);
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      await expectNothing();
      expect(await reasons()).toMatchObject([
        { changes: { after: { reasons: ['virus: the scanner does not answer'] } } },
      ]);
      expect(await call('GET', '/readyz')).toMatchObject({
        status: 503,
        body: { errors: ['scanner: not ok'] },
      });
      await clamd.start();
      expect((await send('clean')).status).toBe(201);
      expect(await send(EICAR)).toMatchObject(FOUND);
      expect(await call('GET', '/readyz')).toMatchObject({ status: 200, data: { scanner: 'ok' } });
    },
  );

  shaky(
    'that hangs is given up, and nothing is stored',
    { timeout: 180_000 },
    async ({ clamd, send, expectNothing }) => {
      use(clamd);
      clamd.pause();
      expect(await send(someBytes(8 * MIB))).toMatchObject(NO_ANSWER);
      await expectNothing();
    },
  );

  shaky('killed while it looks, nothing is stored', async ({ clamd, send, db, expectNothing }) => {
    use(clamd);
    clamd.pause();
    const answer = send(someBytes(8 * MIB));
    while ((await db.uploadReservation.count()) === 0) await new Promise(setImmediate);
    await clamd.kill();
    expect(await answer).toMatchObject(NO_ANSWER);
    await expectNothing();
  });
});

describe('without a scanner', () => {
  test('a context that asks for one takes nothing', async ({ send, expectNothing, reasons }) => {
    expect(await send('clean')).toMatchObject(unavailable('there is no scanner here'));
    await expectNothing();
    expect(await reasons()).toMatchObject([
      { changes: { after: { reasons: ['virus: there is no scanner here'] } } },
    ]);
  });

  test('where nobody listens, neither', async ({ send, expectNothing }) => {
    const port = await closedPort();
    for (const url of [`tcp://127.0.0.1:${port}`, 'unix:/nowhere/clamd.sock']) {
      provideEnv({ CLAMD_URL: url });
      expect(await send('clean')).toMatchObject(NO_ANSWER);
    }
    await expectNothing();
  });

  test('the cheaper stages decide first', async ({ db, project, key }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, { contextKey: 'small', scanForViruses: true, maxFileSizeMb: 1 });
    const sent = (content: Uint8Array) =>
      upload(key.secret, [filePart(content), field('context', 'small')]);
    expect((await sent(Buffer.alloc(MIB + 1, 'a'))).body).toMatchObject({
      errors: ['size: the context allows 1048576 bytes'],
    });
    expect((await sent(Buffer.alloc(0))).body).toMatchObject({
      errors: ['blank: the file is empty'],
    });
  });
});
