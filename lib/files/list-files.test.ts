import { describe, expect } from 'vitest';
import { addContext, createAccount } from '@/lib/testing/account';
import type { Call } from '@/lib/testing/call';
import { addFile } from '@/lib/testing/file-row';
import { newKey, test } from '@/lib/testing/fixtures';
import { FileRecord } from './schemas';

const PATH = '/api/v1/files';

async function list(call: Call, credential: string, query = ''): Promise<FileRecord[]> {
  const answer = await call('GET', PATH + query, { credential });
  expect(answer.status).toBe(200);
  return FileRecord.array().parse(answer.data);
}

const names = async (call: Call, credential: string, query = '') =>
  (await list(call, credential, query)).map((file) => file.original_filename);

describe('a key sees', () => {
  test('the files of its own environment: test never sees live, live never sees test', async ({
    db,
    project,
    makeKey,
    call,
  }) => {
    await addFile(db, project, { name: 'live', environment: 'live' });
    await addFile(db, project, { name: 'test', environment: 'test' });
    for (const environment of ['live', 'test'] as const) {
      const other = environment === 'live' ? 'test' : 'live';
      const { secret } = await makeKey({ environment, scopes: ['metadata'] });
      expect(await names(call, secret)).toEqual([environment]);
      expect(await names(call, secret, `?environment=${other}`)).toEqual([]);
      expect(await names(call, secret, `?q=${other}`)).toEqual([]);
    }
  });

  test('a name with accents, however they are written', async ({ db, project, makeKey, call }) => {
    for (const name of ['Cafe\u0301 in pieces', 'Caf\u00e9 composed', 'Cafe'])
      await addFile(db, project, { name });
    const { secret } = await makeKey({ scopes: ['metadata'] });
    for (const q of ['caf\u00e9', 'cafe\u0301'])
      expect(await names(call, secret, `?q=${encodeURIComponent(q)}`)).toEqual([
        'Caf\u00e9 composed',
        'Cafe\u0301 in pieces',
      ]);
  });

  test('the files of its own contexts', async ({ db, project, makeKey, call }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    await addContext(db, owner, { contextKey: 'avatars' });
    await addFile(db, project, { name: 'mine', context: 'avatars' });
    await addFile(db, project, { name: 'not mine' });
    const { secret } = await makeKey({ contexts: ['avatars'], scopes: ['metadata'] });
    expect(await names(call, secret)).toEqual(['mine']);
    expect(await names(call, secret, '?context=default')).toEqual([]);
  });

  test('no file of another tenant, and cannot page into one', async ({
    db,
    project,
    makeKey,
    call,
  }) => {
    const foreign = await createAccount(db);
    const theirs = await addFile(db, foreign.project, { name: 'theirs' });
    await addFile(db, project, { name: 'mine' });
    const { secret } = await makeKey({ scopes: ['metadata'] });
    expect(await names(call, secret)).toEqual(['mine']);
    expect(await names(call, secret, `?cursor=${theirs}`)).toEqual([]);
    const { secret: foreignSecret } = await newKey(foreign.ctx, { scopes: ['metadata'] });
    expect(await names(call, foreignSecret)).toEqual(['theirs']);
  });

  test('nothing without the metadata scope', async ({ makeKey, call }) => {
    const { secret } = await makeKey({ scopes: ['upload', 'download', 'delete'] });
    expect(await call('GET', PATH, { credential: secret })).toMatchObject({
      status: 401,
      body: { code: 'insufficient_scope', errors: ['Requires scope: metadata'] },
    });
  });
});

test('a member sees both environments and may filter', async ({ db, project, account, call }) => {
  await addFile(db, project, { name: 'live', environment: 'live' });
  await addFile(db, project, { name: 'test', environment: 'test' });
  expect(await names(call, account.token)).toEqual(['test', 'live']);
  expect(await names(call, account.token, '?environment=test')).toEqual(['test']);
});

test('a test file whose day is over is gone, also before anything has swept it away', async ({
  db,
  project,
  account,
  call,
}) => {
  const environment = 'test';
  await addFile(db, project, { name: 'over', environment, expiresAt: new Date(Date.now() - 1000) });
  await addFile(db, project, {
    name: 'alive',
    environment,
    expiresAt: new Date(Date.now() + 60_000),
  });
  const answer = await call('GET', PATH, { credential: account.token });
  expect(answer.body).toMatchObject({
    data: [{ original_filename: 'alive' }],
    pagination: { total: 1 },
  });
});

describe('filtered', () => {
  test.for([
    ['q=%25', ['100%.txt']],
    ['q=snake_', ['snake_case.txt']],
    ['q=%5C', ['back\\slash']],
    ['q=SNAKE_', ['snake_case.txt']],
    ["q='", ["o'brien"]],
    ['q=', ["o'brien", 'back\\slash', 'snakeXcase.txt', 'snake_case.txt', '100%.txt']],
    ['q=nothing', []],
    ['context=default&q=100', ['100%.txt']],
    ['context=unknown', []],
    ['uploaded_by=usr_1&q=100', ['100%.txt']],
    ['uploaded_by=usr_2', []],
    ['uploaded_by=%25', []],
  ] as const)(
    'by %s means itself and finds %j',
    async ([query, expected], { db, project, account, call }) => {
      for (const name of ['100%.txt', 'snake_case.txt', 'snakeXcase.txt', 'back\\slash', "o'brien"])
        await addFile(db, project, { name });
      expect(await names(call, account.token, `?${query}`)).toEqual(expected);
    },
  );

  test.for([
    'cursor=',
    'cursor=file_1',
    'cursor=key_0193a5e8b7c47d0e8f21a3b4c5d6e7f8',
    "cursor=file_0193a5e8b7c47d0e8f21a3b4c5d6e7f8'",
    'page=0',
    'page_size=1000',
    'context=No%20Key',
    'uploaded_by=',
    'sort=name',
  ])('by %s is 422', async (query, { account, call }) => {
    const answer = await call('GET', `${PATH}?${query}`, { credential: account.token });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  });
});

describe('paged', () => {
  test('by cursor every file comes once, though others come and go meanwhile', async ({
    db,
    project,
    account,
    call,
  }) => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.unshift(await addFile(db, project));
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null; pages++) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await call('GET', `${PATH}?page_size=2${query}`, {
        credential: account.token,
      });
      seen.push(
        ...FileRecord.array()
          .parse(answer.data)
          .map((file) => file.file_id),
      );
      cursor = cursorOf(answer.body['pagination']);
      if (pages === 0) await addFile(db, project, { name: 'new' });
      if (pages === 1) await db.file.delete({ where: { id: ids[0] ?? '' } });
    }
    expect(seen).toEqual(ids);
  });

  test('by number the last page ends and the one behind it is empty', async ({
    db,
    project,
    account,
    call,
  }) => {
    for (let n = 0; n < 5; n++) await addFile(db, project);
    const page = (number: number) => list(call, account.token, `?page=${number}&page_size=2`);
    const sizes = [await page(1), await page(2), await page(3), await page(4)].map(
      (files) => files.length,
    );
    expect(sizes).toEqual([2, 2, 1, 0]);
  });
});

function cursorOf(pagination: unknown): string | null {
  const cursor =
    typeof pagination === 'object' && pagination !== null && 'next_cursor' in pagination
      ? pagination.next_cursor
      : undefined;
  if (cursor !== null && typeof cursor !== 'string') throw new Error('No cursor in the answer');
  return cursor;
}
