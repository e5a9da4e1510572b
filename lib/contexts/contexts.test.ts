import { describe, expect } from 'vitest';
import { toActor } from '@/lib/auth/principal';
import { provideEnv } from '@/lib/env';
import { newId } from '@/lib/ids';
import { addContext, addMember, createAccount } from '@/lib/testing/account';
import { newKey, test } from '@/lib/testing/fixtures';
import { untilWaiting } from '@/lib/testing/waiting';
import { createDefaultContext } from './create-default-context';
import { ContextRecord } from './schemas';

const PATH = '/api/v1/contexts';
const NEW = { context_key: 'avatars', display_name: 'Avatars' };

const EVERYTHING = {
  context_key: 'invoices_2026',
  display_name: 'Rechnungen ✓',
  description: 'What customers send',
  allowed_extensions: ['pdf', 'png'],
  max_file_size_mb: 500,
  storage_path_template: '{context_key}/{year}/{month}/{day}/{file_id}',
  reject_blank_files: false,
  reject_corrupt_files: false,
  scan_for_viruses: true,
  upload_rate_limit: { max_uploads: 10_000, window_seconds: 3_600 },
  storage_quota_mb: 10_485_760,
  status: 'inactive',
  metadata: { owner: { team: 'billing' } },
};

describe('a context', () => {
  test('that says nothing but its name takes every file, and is careful', async ({
    account,
    call,
  }) => {
    const answer = await call('POST', PATH, { credential: account.token, body: NEW });
    expect(answer.status).toBe(201);
    const record = ContextRecord.parse(answer.data);
    expect(record.context_id).toMatch(/^ctx_[0-9a-f]{32}$/);
    expect(record).toEqual({
      ...NEW,
      context_id: record.context_id,
      tenant_id: account.tenant.id,
      project_id: account.project.id,
      description: null,
      allowed_extensions: [],
      max_file_size_mb: 10,
      storage_path_template: null,
      reject_blank_files: true,
      reject_corrupt_files: true,
      scan_for_viruses: false,
      upload_rate_limit: null,
      storage_quota_mb: null,
      storage_used_bytes: 0,
      status: 'active',
      metadata: {},
      created_at: record.created_at,
      updated_at: record.created_at,
    });
  });

  test('is scanned for viruses where there is a scanner, unless it says otherwise', async ({
    account,
    call,
    ctx,
    db,
  }) => {
    const make = async (body: Record<string, unknown>) => {
      const answer = await call('POST', PATH, { credential: account.token, body });
      return ContextRecord.parse(answer.data).scan_for_viruses;
    };
    provideEnv({ CLAMD_URL: 'tcp://127.0.0.1:3310' });
    try {
      expect(await make(NEW)).toBe(true);
      expect(await make({ ...NEW, context_key: 'off', scan_for_viruses: false })).toBe(false);
      const { id: tenantId } = account.tenant;
      const project = await db.project.create({ data: { id: newId('prj'), tenantId, name: 'x' } });
      const actor = toActor(ctx.principal);
      await db.$transaction((tx) =>
        createDefaultContext(tx, ctx, { tenantId, projectId: project.id, actor }),
      );
      const row = await db.uploadContext.findFirst({ where: { projectId: project.id } });
      expect(row).toMatchObject({ contextKey: 'default', scanForViruses: true });
    } finally {
      provideEnv({ CLAMD_URL: '' });
    }
  });

  test('keeps every field it was given, in the list and alone', async ({ account, call }) => {
    const credential = account.token;
    const made = await call('POST', PATH, { credential, body: EVERYTHING });
    expect(made.data).toMatchObject(EVERYTHING);
    const read = await call('GET', `${PATH}/invoices_2026`, { credential });
    expect(read.data).toEqual(made.data);
    const list = await call('GET', `${PATH}?q=invoices`, { credential });
    expect(list.data).toEqual([made.data]);
  });

  test('means the same extension by .PDF as by pdf', async ({ account, call }) => {
    const body = { ...NEW, allowed_extensions: ['.PDF', 'Jpeg', '7z', 'c++'] };
    const answer = await call('POST', PATH, { credential: account.token, body });
    expect(answer.data).toMatchObject({ allowed_extensions: ['pdf', 'jpeg', '7z', 'c++'] });
  });

  test('changes what is named and nothing else', async ({ account, call }) => {
    const credential = account.token;
    const made = await call('POST', PATH, { credential, body: EVERYTHING });
    const body = { upload_rate_limit: null, description: null, status: 'active' };
    const answer = await call('PATCH', `${PATH}/invoices_2026`, { credential, body });
    const { updated_at } = ContextRecord.parse(answer.data);
    expect(answer.data).toEqual({ ...ContextRecord.parse(made.data), ...body, updated_at });
    const read = await call('GET', `${PATH}/invoices_2026`, { credential });
    expect(read.data).toEqual(answer.data);
  });
});

describe('refused with 422 and the field’s name is', () => {
  const text = (length: number) => 'x'.repeat(length);
  test.for([
    ['context_key', ''],
    ['context_key', 'Avatars'],
    ['context_key', '1a'],
    ['context_key', '_a'],
    ['context_key', 'a-b'],
    ['context_key', 'a/b'],
    ['context_key', 'a\n'],
    ['context_key', text(101)],
    ['display_name', ''],
    ['display_name', '  '],
    ['display_name', text(256)],
    ['display_name', 'a\u0000b'],
    ['display_name', '\ud800'],
    ['display_name', '\u202egnp'],
    ['display_name', null],
    ['description', text(1001)],
    ['description', 'a\u0007'],
    ['allowed_extensions', 'pdf'],
    ['allowed_extensions', ['']],
    ['allowed_extensions', ['.']],
    ['allowed_extensions', ['a.b']],
    ['allowed_extensions', ['a/b']],
    ['allowed_extensions', ['pdf', '.PDF']],
    ['allowed_extensions', Array.from({ length: 101 }, (_, n) => `e${n}`)],
    ['max_file_size_mb', 0],
    ['max_file_size_mb', 501],
    ['max_file_size_mb', 1.5],
    ['max_file_size_mb', '10'],
    ['max_file_size_mb', null],
    ['storage_path_template', '{filename}'],
    ['storage_path_template', '{original_filename}/{file_id}'],
    ['storage_path_template', '{FILE_ID}'],
    ['storage_path_template', '{{file_id}}'],
    ['storage_path_template', '{}'],
    ['storage_path_template', '{file_id'],
    ['storage_path_template', '../{file_id}'],
    ['storage_path_template', 'a/../{file_id}'],
    ['storage_path_template', './{file_id}'],
    ['storage_path_template', '/{file_id}'],
    ['storage_path_template', 'a//{file_id}'],
    ['storage_path_template', '{file_id}/'],
    ['storage_path_template', 'a\\{file_id}'],
    ['storage_path_template', 'a b/{file_id}'],
    ['storage_path_template', '.hidden/{file_id}'],
    ['storage_path_template', ''],
    ['storage_path_template', text(501)],
    ['reject_blank_files', 'true'],
    ['reject_corrupt_files', 1],
    ['scan_for_viruses', null],
    ['upload_rate_limit', {}],
    ['upload_rate_limit', 5],
    ['upload_rate_limit.max_uploads', { max_uploads: 0, window_seconds: 1 }],
    ['upload_rate_limit.max_uploads', { max_uploads: 10_001, window_seconds: 1 }],
    ['upload_rate_limit.window_seconds', { max_uploads: 1, window_seconds: 0 }],
    ['upload_rate_limit.window_seconds', { max_uploads: 1, window_seconds: 3_601 }],
    ['upload_rate_limit.per', { max_uploads: 1, window_seconds: 1, per: 'key' }],
    ['storage_quota_mb', 0],
    ['storage_quota_mb', 10_485_761],
    ['status', 'deleted'],
    ['metadata', []],
    ['metadata', { constructor: 1 }],
    ['metadata', { a: text(5000) }],
    ['storage_used_bytes', 0],
    ['tenant_id', 'ten_1'],
    ['context_id', 'ctx_1'],
    ['is_active', true],
  ] as const)('%s: %j', async ([path, value], { account, call, db }) => {
    const [field = ''] = path.split('.');
    const credential = account.token;
    const made = await call('POST', PATH, { credential, body: { ...NEW, [field]: value } });
    expect(made).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(String(made.body['errors'])).toContain(`${path}`);
    const where = { projectId: account.project.id };
    expect(await db.uploadContext.count({ where })).toBe(1);
    if (field === 'context_key') return;
    const changed = await call('PATCH', `${PATH}/default`, {
      credential,
      body: { [field]: value },
    });
    expect(changed).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  });

  test('a change of the key, which is for good', async ({ account, call }) => {
    const body = { context_key: 'other', display_name: 'x' };
    const answer = await call('PATCH', `${PATH}/default`, { credential: account.token, body });
    expect(answer).toMatchObject({ status: 422, body: { errors: ['context_key: unknown field'] } });
  });

  test('a change of nothing', async ({ account, call }) => {
    const answer = await call('PATCH', `${PATH}/default`, { credential: account.token, body: {} });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: ['body: names nothing to change'] },
    });
  });
});

describe('a context’s key', () => {
  test('is taken once a project', async ({ account, call, db }) => {
    const body = { ...NEW, context_key: 'default' };
    const answer = await call('POST', PATH, { credential: account.token, body });
    expect(answer).toMatchObject({ status: 409, body: { code: 'context_exists' } });
    const other = await createAccount(db);
    const sent = { credential: other.token, body: NEW };
    expect((await call('POST', PATH, sent)).status).toBe(201);
    expect((await call('POST', PATH, { ...sent, credential: account.token })).status).toBe(201);
  });

  test('goes to one of many who ask for it at once', async ({ account, call, db }) => {
    const asked = Array.from({ length: 12 }, () =>
      call('POST', PATH, { credential: account.token, body: NEW }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
    const where = { projectId: account.project.id, contextKey: 'avatars' };
    expect(await db.uploadContext.count({ where })).toBe(1);
    const told = { tenantId: account.tenant.id, action: 'context.created' };
    expect(await db.auditLog.count({ where: told })).toBe(1);
  });

  test('is longest at 100 characters', async ({ account, call }) => {
    const body = { ...NEW, context_key: 'a'.repeat(100) };
    expect((await call('POST', PATH, { credential: account.token, body })).status).toBe(201);
  });
});

describe('the audit log', () => {
  test('tells what a context was made with', async ({ account, call, db }) => {
    await call('POST', PATH, { credential: account.token, body: EVERYTHING });
    const where = { tenantId: account.tenant.id, action: 'context.created' };
    expect(await db.auditLog.findFirstOrThrow({ where })).toMatchObject({
      entityType: 'context',
      entityName: 'invoices_2026',
      projectId: account.project.id,
      environment: null,
      actor: { type: 'user', id: account.user.id },
      changes: { after: EVERYTHING },
    });
  });

  test('tells before and after of what changed, and of nothing else', async ({
    account,
    call,
    db,
  }) => {
    const credential = account.token;
    const body = { max_file_size_mb: 20, display_name: 'default', status: 'inactive' };
    await call('PATCH', `${PATH}/default`, { credential, body });
    const where = { tenantId: account.tenant.id, action: 'context.updated' };
    const { changes } = await db.auditLog.findFirstOrThrow({ where });
    expect(changes).toEqual({
      before: { max_file_size_mb: 10, status: 'active' },
      after: { max_file_size_mb: 20, status: 'inactive' },
    });
  });

  test('tells nothing of a change that changes nothing', async ({ account, call, db }) => {
    const credential = account.token;
    const before = await call('GET', `${PATH}/default`, { credential });
    const body = { max_file_size_mb: 10, metadata: {}, upload_rate_limit: null };
    const after = await call('PATCH', `${PATH}/default`, { credential, body });
    expect(after.data).toEqual(before.data);
    const where = { tenantId: account.tenant.id, action: 'context.updated' };
    expect(await db.auditLog.count({ where })).toBe(0);
  });

  test('tells of each of two changes at once what it really changed', async ({
    account,
    call,
    db,
  }) => {
    const credential = account.token;
    const change = (size: number) =>
      call('PATCH', `${PATH}/default`, { credential, body: { max_file_size_mb: size } });
    await Promise.all([change(20), change(30)]);
    const entries = await db.auditLog.findMany({
      where: { tenantId: account.tenant.id, action: 'context.updated' },
      orderBy: { createdAt: 'asc' },
    });
    const [first, second] = entries.map(({ changes }) => changes);
    expect([first, second]).toContainEqual(
      expect.objectContaining({ before: { max_file_size_mb: 10 } }),
    );
    const last = await db.uploadContext.findFirstOrThrow({
      where: { projectId: account.project.id },
    });
    expect([first, second]).toContainEqual({
      before: { max_file_size_mb: 50 - last.maxFileSizeMb },
      after: { max_file_size_mb: last.maxFileSizeMb },
    });
  });
});

describe('the list', () => {
  test('is by the keys’ alphabet, in pages, with a total', async ({ account, call, db }) => {
    const owner = { tenantId: account.tenant.id, projectId: account.project.id };
    for (const contextKey of ['e', 'b', 'a', 'c']) await addContext(db, owner, { contextKey });
    const page = async (number: number) => {
      const query = `?page_size=2&page=${number}`;
      const answer = await call('GET', PATH + query, { credential: account.token });
      const keys = ContextRecord.array().parse(answer.data);
      return [keys.map(({ context_key }) => context_key), answer.body['pagination']];
    };
    const pagination = { page_size: 2, total: 5, total_pages: 3, next_cursor: null };
    expect(await page(1)).toEqual([['a', 'b'], { page: 1, ...pagination }]);
    expect(await page(2)).toEqual([['c', 'default'], { page: 2, ...pagination }]);
    expect(await page(3)).toEqual([['e'], { page: 3, ...pagination }]);
    expect(await page(4)).toEqual([[], { page: 4, ...pagination }]);
  });

  test.for([
    ['q=a_b', ['a_b']],
    ['q=a%25', ['axb']],
    ['q=A%25', ['axb']],
    ['q=HUNDRED', ['axb']],
    ['q=%5C', []],
    ['q=', ['a_b', 'axb', 'default']],
    ['status=inactive', ['a_b']],
    ['status=active', ['axb', 'default']],
    ['status=active&q=a_b', []],
  ] as const)('by %s finds %j', async ([query, expected], { account, call, db }) => {
    const owner = { tenantId: account.tenant.id, projectId: account.project.id };
    await addContext(db, owner, { contextKey: 'a_b', displayName: 'x', isActive: false });
    await addContext(db, owner, { contextKey: 'axb', displayName: 'a% of a hundred' });
    const answer = await call('GET', `${PATH}?${query}`, { credential: account.token });
    const found = ContextRecord.array().parse(answer.data);
    expect(found.map(({ context_key }) => context_key)).toEqual(expected);
  });

  test.for(['page=0', 'page_size=101', 'status=deleted', 'status=active&status=inactive', 'x=1'])(
    'by %s is 422',
    async (query, { account, call }) => {
      const answer = await call('GET', `${PATH}?${query}`, { credential: account.token });
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    },
  );
});

describe('who may', () => {
  test.for([
    ['owner', 201, 200],
    ['admin', 201, 200],
    ['developer', 403, 403],
    ['viewer', 403, 403],
  ] as const)(
    'as %s create: %i, change: %i; all may read',
    async ([role, made, changed], { db, tenant, call }) => {
      const { token } = await addMember(db, tenant.id, role);
      const post = await call('POST', PATH, { credential: token, body: NEW });
      const body = { display_name: 'x' };
      const patch = await call('PATCH', `${PATH}/default`, { credential: token, body });
      const get = await call('GET', `${PATH}/default`, { credential: token });
      expect([post.status, patch.status, get.status]).toEqual([made, changed, 200]);
    },
  );

  test('a key that is limited to contexts sees, changes and makes only these', async ({
    db,
    tenant,
    project,
    call,
    makeKey,
  }) => {
    const owner = { tenantId: tenant.id, projectId: project.id };
    await addContext(db, owner, { contextKey: 'mine' });
    const { secret } = await makeKey({ contexts: ['mine'] });
    const list = await call('GET', PATH, { credential: secret });
    expect(list.body).toMatchObject({ data: [{ context_key: 'mine' }], pagination: { total: 1 } });
    const body = { display_name: 'x' };
    for (const [key, status] of [
      ['mine', 200],
      ['default', 404],
      ['nowhere', 404],
    ] as const) {
      const get = await call('GET', `${PATH}/${key}`, { credential: secret });
      const patch = await call('PATCH', `${PATH}/${key}`, { credential: secret, body });
      expect([key, get.status, patch.status]).toEqual([key, status, status]);
    }
    const made = await call('POST', PATH, { credential: secret, body: NEW });
    expect(made).toMatchObject({
      status: 403,
      body: { code: 'exceeds_own_grant', errors: ['context_key: this key is limited to mine'] },
    });
  });

  test('another tenant is told the same as for a context that never was', async ({
    db,
    account,
    call,
    makeKey,
  }) => {
    const foreign = await createAccount(db);
    const owner = { tenantId: foreign.tenant.id, projectId: foreign.project.id };
    await addContext(db, owner, { contextKey: 'theirs' });
    const { secret } = await makeKey();
    const body = { display_name: 'x' };
    for (const credential of [account.token, secret])
      for (const key of ['theirs', 'nowhere', 'No%20Key', '..%2f', '%00'])
        for (const method of ['GET', 'PATCH']) {
          const sent = method === 'GET' ? { credential } : { credential, body };
          const answer = await call(method, `${PATH}/${key}`, sent);
          expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', errors: [] } });
        }
  });

  test('a project’s keys of both environments share its contexts', async ({ account, call }) => {
    const test = await newKey(account.ctx, { environment: 'test' });
    const live = await newKey(account.ctx, { environment: 'live', scopes: ['metadata'] });
    await call('POST', PATH, { credential: test.secret, body: NEW });
    const read = await call('GET', `${PATH}/avatars`, { credential: live.secret });
    expect(read.data).toMatchObject(NEW);
  });

  test('a key that was revoked while it waited makes no context', async ({
    db,
    project,
    call,
    makeKey,
  }) => {
    const key = await makeKey();
    const answer = await db.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE api_keys SET revoked_at = now() WHERE id = ${key.id}`;
      const creating = call('POST', PATH, { credential: key.secret, body: NEW });
      await untilWaiting(db);
      return { creating };
    });
    expect((await answer.creating).status).toBe(401);
    const where = { projectId: project.id };
    expect(await db.uploadContext.count({ where })).toBe(1);
  });
});

test('what a context’s files take is told of live files alone', async ({
  db,
  tenant,
  project,
  account,
  call,
}) => {
  const { id: contextId } = await db.uploadContext.findFirstOrThrow({
    where: { projectId: project.id },
  });
  for (const [id, environment, sizeBytes] of [
    ['file_1', 'live', 4_000_000_000n],
    ['file_2', 'live', 5n],
    ['file_3', 'test', 700n],
  ] as const)
    await db.file.create({
      data: {
        ...{ id, contextId, environment, sizeBytes, objectPath: id },
        ...{ tenantId: tenant.id, projectId: project.id },
        ...{ originalFilename: 'a', contentType: 'text/plain', sha256: new Uint8Array(32) },
        uploadedBy: { type: 'user', id: 'usr_1', name: 'Ann' },
      },
    });
  const answer = await call('GET', `${PATH}/default`, { credential: account.token });
  expect(answer.data).toMatchObject({ storage_used_bytes: 4_000_000_005 });
});
