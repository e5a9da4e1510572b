import { describe, expect } from 'vitest';
import { addContext, addMember, createAccount } from '@/lib/testing/account';
import { call, timeless } from '@/lib/testing/call';
import { follow, linkTo, storeFile } from '@/lib/testing/download';
import { newKey, test as base } from '@/lib/testing/fixtures';
import { field, filePart, upload } from '@/lib/testing/upload';
import { FileRecord } from './schemas';
import { readDownloadLink, signDownloadLink } from './download-link';

const REFUSED = {
  status: 401,
  body: {
    code: 'unauthenticated',
    message: 'Invalid or missing API key',
    errors: ['Authentication required'],
  },
};

const test = base
  .extend('key', ({ makeKey }) => makeKey({ scopes: ['upload', 'download', 'delete'] }))
  .extend('file', ({ key }) => storeFile(key.secret, 'the content'))
  .extend('link', ({ key, file }) => linkTo(file.file_id, key.secret));

describe('a download link', () => {
  test('gives the bytes to anybody, without a credential', async ({ link }) => {
    expect(await follow(link)).toMatchObject({ status: 200, text: 'the content' });
  });

  test('is refused, always alike, with any character of it changed', async ({ link }) => {
    const refusal = timeless(await follow('/api/v1/downloads'));
    for (let at = link.indexOf('?'); at < link.length; at++) {
      for (const other of ['A', '0', 'z', '-', '&', '=', '%'])
        if (link[at] !== other) {
          const changed = link.slice(0, at) + other + link.slice(at + 1);
          const answer = await follow(changed);
          expect({ changed, status: answer.status }).toEqual({ changed, status: 401 });
          expect(timeless(answer)).toEqual(refusal);
        }
    }
  });

  test.for([
    ['cut short', (link: string) => link.slice(0, -1)],
    ['made longer', (link: string) => `${link}A`],
    ['given another parameter', (link: string) => `${link}&a=1`],
    ['given its signature twice', (link: string) => link + link.slice(link.lastIndexOf('&'))],
    ['given its expiry twice', (link: string) => link.replace('&by', '&expires=9999999999&by')],
    ['without its signature', (link: string) => link.slice(0, link.lastIndexOf('&'))],
    ['in another order', (link: string) => link.replace(/(file=\w+)&(expires=\d+)/, '$2&$1')],
    ['in another encoding', (link: string) => link.replace('file_', 'file%5F')],
    ['without anything', (link: string) => link.slice(0, link.indexOf('?'))],
  ] as const)('is refused %s', async ([, change], { link }) => {
    expect(await follow(change(link))).toMatchObject(REFUSED);
  });

  test('that somebody else’s secret signed is refused', ({ file, key }) => {
    const link = signDownloadLink({ fileId: file.file_id, expires: 9999999999, by: key.id });
    const text = new URL(link).pathname + new URL(link).search;
    expect(readDownloadLink(text)).toMatchObject({ fileId: file.file_id });
    expect(readDownloadLink(text.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBe(null);
  });

  test('lasts as long as was asked, by the database’s clock', async ({ file, key }) => {
    const now = Math.floor(Date.now() / 1000);
    const by = key.id;
    for (const [expires, status] of [
      [now - 1, 401],
      [now + 30, 200],
    ] as const) {
      const link = new URL(signDownloadLink({ fileId: file.file_id, expires, by }));
      expect((await follow(link.pathname + link.search)).status).toBe(status);
    }
    const link = new URL(await linkTo(file.file_id, key.secret, '?expires_in=3600'), 'http://x');
    const seconds = Number(link.searchParams.get('expires')) - now;
    expect(seconds).toBeGreaterThanOrEqual(3600);
    expect(seconds).toBeLessThan(3660);
  });

  test.for(['59', '3601', '0', '-60', '60.5', '1e3', 'abc', ''])(
    'cannot be asked for %s seconds',
    async (seconds, { file, key }) => {
      const path = `/api/v1/files/${file.file_id}?expires_in=${seconds}`;
      const answer = await call('GET', path, { credential: key.secret });
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    },
  );
});

describe('a download link is dead at once when', () => {
  test('its file is deleted', async ({ file, key, link }) => {
    await call('DELETE', `/api/v1/files/${file.file_id}`, { credential: key.secret });
    expect(await follow(link)).toMatchObject(REFUSED);
  });

  test('its key is revoked through the API', async ({ account, key, link }) => {
    await call('DELETE', `/api/v1/api-keys/${key.id}`, { credential: account.token });
    expect(await follow(link)).toMatchObject(REFUSED);
  });

  test.for([
    ['its key was disabled', 'disabled_at = now()'],
    ['its key has expired', 'expires_at = now()'],
    ['its key lost the download scope', "scopes = '{upload,metadata,delete}'"],
    ['its key was limited to other contexts', "contexts = '{avatars}'"],
  ] as const)('%s', async ([, change], { db, key, link }) => {
    await db.$executeRawUnsafe(`UPDATE api_keys SET ${change} WHERE id = $1`, key.id);
    expect(await follow(link)).toMatchObject(REFUSED);
  });

  test('its key comes back, it works again', async ({ db, key, link }) => {
    await db.$executeRaw`UPDATE api_keys SET disabled_at = now() WHERE id = ${key.id}`;
    expect(await follow(link)).toMatchObject(REFUSED);
    await db.$executeRaw`UPDATE api_keys SET disabled_at = NULL WHERE id = ${key.id}`;
    expect((await follow(link)).status).toBe(200);
  });

  test('the day of its test file is over', async ({ db, makeKey }) => {
    const { secret } = await makeKey({ scopes: ['upload', 'download'], environment: 'test' });
    const { file_id } = await storeFile(secret, 'x');
    const link = await linkTo(file_id, secret);
    expect((await follow(link)).status).toBe(200);
    await db.$executeRaw`UPDATE files SET expires_at = now() WHERE id = ${file_id}`;
    expect(await follow(link)).toMatchObject(REFUSED);
  });

  test.for([
    ['its member signed out', 'UPDATE sessions SET ended_at = now() WHERE user_id = $1'],
    ['its member was removed', 'DELETE FROM memberships WHERE user_id = $1'],
  ] as const)('%s', async ([, change], { db, tenant, file }) => {
    const viewer = await addMember(db, tenant.id, 'viewer');
    const link = await linkTo(file.file_id, viewer.token);
    expect((await follow(link)).status).toBe(200);
    await db.$executeRawUnsafe(change, viewer.user.id);
    expect(await follow(link)).toMatchObject(REFUSED);
  });
});

describe('a download is counted', () => {
  const counted = async (fileId: string, credential: string) => {
    const answer = await call('GET', `/api/v1/files/${fileId}/metadata`, { credential });
    return FileRecord.parse(answer.data).download_count;
  };

  test('once it was answered from its first byte on, and the time is kept', async ({
    account,
    file,
    link,
  }) => {
    expect(await counted(file.file_id, account.token)).toBe(0);
    await follow(link);
    await follow(link, { Range: 'bytes=0-3' });
    await follow(link, { Range: 'bytes=4-' });
    await follow(link, { Range: 'bytes=99-' });
    await follow(link, { 'If-None-Match': '*' });
    await call('HEAD', link);
    expect(await counted(file.file_id, account.token)).toBe(2);
    const { data } = await call('GET', `/api/v1/files/${file.file_id}/metadata`, {
      credential: account.token,
    });
    const at = Date.parse(FileRecord.parse(data).last_downloaded_at ?? '');
    expect(Math.abs(Date.now() - at)).toBeLessThan(60_000);
  });

  test('exactly, however many come at once', async ({ account, file, link }) => {
    await Promise.all(Array.from({ length: 50 }, () => follow(link)));
    expect(await counted(file.file_id, account.token)).toBe(50);
  });
});

describe('nobody makes a link to a file that is not theirs to see:', () => {
  const NOT_FOUND = { status: 404, body: { code: 'not_found', errors: [] } };
  const METHODS = [
    ['GET', ''],
    ['GET', '/metadata'],
    ['DELETE', ''],
  ] as const;

  test('not of another tenant, another environment, other contexts, nor one that never was', async ({
    db,
    account,
    file,
    makeKey,
    tenant,
    project,
  }) => {
    const foreign = await createAccount(db);
    const missing = `file_${'0'.repeat(32)}`;
    await addContext(db, { tenantId: tenant.id, projectId: project.id }, { contextKey: 'avatars' });
    const strangers = [
      (await newKey(foreign.ctx)).secret,
      foreign.token,
      (await makeKey({ environment: 'test' })).secret,
      (await makeKey({ scopes: ['admin'], contexts: ['avatars'] })).secret,
    ];
    for (const [method, end] of METHODS) {
      const path = (id: string) => `/api/v1/files/${id}${end}`;
      const never = await call(method, path(missing), { credential: account.token });
      expect(never).toMatchObject(NOT_FOUND);
      for (const credential of strangers) {
        const answer = await call(method, path(file.file_id), { credential });
        expect(timeless(answer)).toEqual(timeless(never));
      }
      for (const id of ['x', 'file_', `${file.file_id}0`, file.file_id.toUpperCase()])
        expect(await call(method, path(id), { credential: account.token })).toMatchObject(
          NOT_FOUND,
        );
    }
    expect(await db.file.count({ where: { id: file.file_id } })).toBe(1);
  });

  test('a key limited to a context reaches the files of that one', async ({
    db,
    project,
    makeKey,
  }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, { contextKey: 'avatars' });
    const { secret } = await makeKey({
      scopes: ['upload', 'download', 'metadata'],
      contexts: ['avatars'],
    });
    const sent = await upload(secret, [field('context', 'avatars'), filePart('face')]);
    const { file_id } = FileRecord.parse(sent.data);
    expect(await follow(await linkTo(file_id, secret))).toMatchObject({ text: 'face' });
  });
});
