import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { provideEnv } from '@/lib/env';
import { addContext } from '@/lib/testing/account';
import { call, type Answer } from '@/lib/testing/call';
import { newKey, test as base } from '@/lib/testing/fixtures';
import { startInstance } from '@/lib/testing/instances';
import {
  BOUNDARY,
  field,
  filePart,
  multipart,
  someBytes,
  upload,
  UPLOAD_PATH,
} from '@/lib/testing/upload';
import { FileRecord } from './schemas';

const PARALLEL = 50;
const LIMIT = { max_uploads: 3, window_seconds: 100 };
const SAID = 'rate_limit: the context rated takes at most 3 uploads in 100 seconds';
const REFUSED = { status: 429, body: { code: 'rate_limited', errors: [SAID] } };

const test = base
  .extend('rated', async ({ db, project }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    return addContext(db, owner, {
      contextKey: 'rated',
      maxFileSizeMb: 1,
      uploadRateLimit: LIMIT,
    });
  })
  .extend('key', ({ makeKey, rated }) => {
    expect(rated).toMatch(/^ctx_/);
    return makeKey({ scopes: ['upload', 'delete', 'admin'] });
  })
  .extend(
    'send',
    ({ key }) =>
      (content: string | Buffer<ArrayBuffer> = 'x', secret = key.secret) => {
        return upload(secret, [filePart(content), field('context', 'rated')]);
      },
  )
  .extend('fill', ({ send }) => async () => {
    for (let n = 0; n < LIMIT.max_uploads; n++) expect((await send()).status).toBe(201);
  })
  // As if so many seconds had passed since the uploads that are counted now.
  .extend('pass', ({ db, rated }) => (seconds: number) => {
    return db.$executeRaw`
      UPDATE rated_uploads SET stored_at = stored_at - make_interval(secs => ${seconds})
      WHERE context_id = ${rated}`;
  });

const shared = test.extend('servers', { scope: 'file' }, async ({ db }, { onCleanup }) => {
  // The fixture `db` has told the environment which database it is.
  void db;
  const instances = await Promise.all([startInstance(), startInstance()]);
  onCleanup(async () => {
    await Promise.all(instances.map(({ stop }) => stop()));
  });
  return instances;
});

const retryAfter = (answer: Answer) => Number(answer.headers.get('Retry-After'));

shared(
  `of ${PARALLEL} uploads at once, to two servers, exactly as many become files as the context takes`,
  { timeout: 180_000 },
  async ({ db, key, rated, servers }) => {
    const body = multipart([filePart('x'), field('context', 'rated')]);
    const sendTo = async (n: number) => {
      const response = await fetch(`${servers[n % 2]?.url}${UPLOAD_PATH}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${key.secret}`,
          'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
        },
        body,
      });
      return response.status;
    };
    const statuses = await Promise.all(Array.from({ length: PARALLEL }, (_, n) => sendTo(n)));
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    // A server under more load than it can take may say so instead.
    const others = new Set(statuses.filter((status) => status !== 201 && status !== 503));
    expect([...others]).toEqual([429]);
    expect(await db.file.count({ where: { contextId: rated } })).toBe(3);
    expect(await db.uploadReservation.count({ where: { contextId: rated } })).toBe(0);
  },
);

test('over the limit, the answer says which limit it is and when there is room again', async ({
  send,
  fill,
  pass,
}) => {
  await fill();
  await pass(40);
  const answer = await send();
  expect(answer).toMatchObject(REFUSED);
  expect(retryAfter(answer)).toBeGreaterThan(55);
  expect(retryAfter(answer)).toBeLessThanOrEqual(60);
  expect(answer.headers.get('RateLimit-Policy')).toBe('"uploads";q=3;w=100');
  expect(answer.headers.get('RateLimit')).toBe(`"uploads";r=0;t=${retryAfter(answer)}`);
});

test('where the caller stands in its own window is told as well', async ({ send, fill }) => {
  await fill();
  provideEnv({ RATE_LIMITS: 'enterprise=5' });
  try {
    const answer = await send();
    expect(answer).toMatchObject(REFUSED);
    expect(answer.headers.get('RateLimit-Policy')).toBe('"default";q=5;w=60, "uploads";q=3;w=100');
    expect(answer.headers.get('RateLimit')).toMatch(/^"default";r=4;t=\d+, "uploads";r=0;t=\d+$/);
  } finally {
    provideEnv({ RATE_LIMITS: 'off' });
  }
});

test('the window slides: each upload makes room when its own time has passed', async ({
  send,
  fill,
  pass,
}) => {
  expect((await send()).status).toBe(201);
  await pass(95);
  for (let n = 0; n < 2; n++) expect((await send()).status).toBe(201);
  const refused = await send();
  expect(refused).toMatchObject(REFUSED);
  expect(retryAfter(refused)).toBeLessThanOrEqual(5);
  await pass(6);
  expect((await send()).status).toBe(201);
  expect(await send()).toMatchObject(REFUSED);
  await pass(100);
  await fill();
  expect(await send()).toMatchObject(REFUSED);
});

describe('what does not become a file does not count:', () => {
  test('a file that another stage refuses', async ({ send, fill }) => {
    for (let n = 0; n < 5; n++) expect((await send('')).status).toBe(400);
    await fill();
  });

  test('an upload that a quota refuses', async ({ db, send, fill, rated }) => {
    await db.uploadContext.update({ where: { id: rated }, data: { storageQuotaMb: 1 } });
    await db.$executeRaw`UPDATE contexts SET storage_used_bytes = 1048576 WHERE id = ${rated}`;
    for (let n = 0; n < 5; n++)
      expect(await send()).toMatchObject({ status: 403, body: { code: 'quota_exceeded' } });
    await db.$executeRaw`UPDATE contexts SET storage_used_bytes = 0 WHERE id = ${rated}`;
    await fill();
  });

  test('an upload that fails when it is stored', async ({ db, send, fill }) => {
    await db.$executeRaw`
      ALTER TABLE audit_logs ADD CONSTRAINT planted CHECK (action <> 'file.uploaded') NOT VALID`;
    for (let n = 0; n < 3; n++) expect((await send()).status).toBe(500);
    await db.$executeRaw`ALTER TABLE audit_logs DROP CONSTRAINT planted`;
    await fill();
  });

  test('an upload that the limit itself refuses', async ({ send, fill, pass }) => {
    await fill();
    for (let n = 0; n < 5; n++) expect(await send()).toMatchObject(REFUSED);
    await pass(100);
    await fill();
  });
});

describe('what counts is', () => {
  test('an upload on its way', async ({ db, project, send, rated }) => {
    const coming = {
      id: randomUUID(),
      tenantId: project.tenantId,
      contextId: rated,
      environment: 'live',
      processId: 'another',
      sizeBytes: 1n,
    } as const;
    await db.uploadReservation.create({ data: coming });
    for (let n = 0; n < 2; n++) expect((await send()).status).toBe(201);
    expect(await send()).toMatchObject(REFUSED);
    await db.uploadReservation.delete({ where: { id: coming.id } });
    expect((await send()).status).toBe(201);
  });

  test('a file that was deleted since', async ({ key, send }) => {
    const { file_id } = FileRecord.parse((await send()).data);
    await call('DELETE', `/api/v1/files/${file_id}`, { credential: key.secret });
    for (let n = 0; n < 2; n++) expect((await send()).status).toBe(201);
    expect(await send()).toMatchObject(REFUSED);
  });

  test('the uploads of all keys and members together, but live and test each for itself', async ({
    account,
    send,
    fill,
  }) => {
    await fill();
    const other = await newKey(account.ctx, { scopes: ['upload'] });
    expect(await send('x', other.secret)).toMatchObject(REFUSED);
    const parts = [filePart('x'), field('context', 'rated'), field('environment', 'live')];
    expect(await upload(account.token, parts)).toMatchObject(REFUSED);
    const sandbox = await newKey(account.ctx, { scopes: ['upload'], environment: 'test' });
    for (let n = 0; n < 3; n++) expect((await send('x', sandbox.secret)).status).toBe(201);
    expect(await send('x', sandbox.secret)).toMatchObject(REFUSED);
  });

  test('no upload to another context', async ({ key, fill }) => {
    await fill();
    expect((await upload(key.secret, [filePart('x')])).status).toBe(201);
  });
});

test('the limit is looked at after extension and size, and before the quotas', async ({
  db,
  send,
  fill,
  rated,
}) => {
  await fill();
  expect(await send(someBytes(1024 * 1024 + 1))).toMatchObject({
    status: 400,
    body: { code: 'file_rejected', errors: ['size: the context allows 1048576 bytes'] },
  });
  await db.uploadContext.update({ where: { id: rated }, data: { storageQuotaMb: 1 } });
  await db.$executeRaw`UPDATE contexts SET storage_used_bytes = 1048576 WHERE id = ${rated}`;
  expect(await send()).toMatchObject(REFUSED);
  expect(await send('')).toMatchObject(REFUSED);
});

test('a limit that is changed or taken away counts from the next upload on', async ({
  key,
  send,
  fill,
}) => {
  await fill();
  const change = (upload_rate_limit: object | null) =>
    call('PATCH', '/api/v1/contexts/rated', {
      credential: key.secret,
      body: { upload_rate_limit },
    });
  expect((await change({ max_uploads: 4, window_seconds: 100 })).status).toBe(200);
  expect((await send()).status).toBe(201);
  expect((await send()).status).toBe(429);
  expect((await change(null)).status).toBe(200);
  expect((await send()).status).toBe(201);
});

test('a refusal by the limit is remembered in the audit log', async ({
  db,
  project,
  send,
  fill,
  rated,
}) => {
  await fill();
  await send();
  const where = { tenantId: project.tenantId, action: 'file.rejected' };
  expect(await db.auditLog.findFirstOrThrow({ where })).toMatchObject({
    entityType: 'context',
    entityId: rated,
    changes: { after: { original_filename: 'a.txt', reasons: [SAID] } },
  });
});
