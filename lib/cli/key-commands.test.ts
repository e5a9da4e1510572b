import { describe, expect } from 'vitest';
import type { z } from 'zod';
import { CreatedKey, KeyRecord } from '@/lib/keys/schemas';
import { addContext, createAccount } from '@/lib/testing/account';
import { cli, type CliAnswer } from '@/lib/testing/cli';
import { test } from '@/lib/testing/fixtures';

const WELL = { code: 0, err: '' };
const REFUSED = { code: 1, out: '' };
const CLI = { type: 'system', id: 'cli', name: 'Command line' };
const SECRET = /uk_(live|test)_[0-9A-Za-z]{38}/g;

/** The one JSON document that a command answered. */
function data<S extends z.ZodType>(schema: S, answer: CliAnswer): z.output<S> {
  expect(answer).toMatchObject(WELL);
  return schema.parse(JSON.parse(answer.out));
}

describe('keys create', () => {
  const NEW = ['keys', 'create', '--name', 'Nightly CI', '--scopes', 'upload,download'];
  const typed = (values: Record<string, string>) =>
    Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);

  test('shows the whole key once, and says that it was the only time', async ({
    project,
    call,
  }) => {
    const answer = await cli(...NEW, '--project', project.id);
    expect(answer).toMatchObject(WELL);
    const secrets = answer.out.match(SECRET) ?? [];
    expect(secrets).toHaveLength(1);
    expect(answer.out).toContain('It cannot be shown again.');
    const current = await call('GET', '/api/v1/api-keys/current', { credential: secrets[0] });
    expect(current.data).toMatchObject({ name: 'Nightly CI', scopes: ['upload', 'download'] });
    expect((await cli('keys', 'list', '--project', project.id)).out).not.toMatch(SECRET);
  });

  test('--json answers the record of the API with every value that was typed', async ({
    db,
    tenant,
    project,
  }) => {
    await addContext(db, { tenantId: tenant.id, projectId: project.id }, { contextKey: 'avatars' });
    const more = typed({
      project: project.id,
      environment: 'test',
      'expires-in-days': '30',
      contexts: 'default, avatars',
    });
    const key = data(CreatedKey, await cli(...NEW, ...more, '--json'));
    expect(key).toMatchObject({
      tenant_id: tenant.id,
      project_id: project.id,
      environment: 'test',
      scopes: ['upload', 'download'],
      contexts: ['default', 'avatars'],
      created_by: CLI,
    });
    const days = (Date.parse(key.expires_at ?? '') - Date.parse(key.created_at)) / 86_400_000;
    expect(days).toBe(30);
  });

  test('leaves an audit entry by the command line', async ({ db, project }) => {
    const key = data(CreatedKey, await cli(...NEW, '--project', project.id, '--json'));
    const entry = await db.auditLog.findFirst({ where: { entityId: key.api_key_id } });
    expect(entry).toMatchObject({ action: 'key.created', actor: CLI });
    expect(entry?.requestId).toMatch(/^req_[0-9a-f]{32}$/);
  });

  test('is held to the limit of the tier', async ({ db }) => {
    const { project } = await createAccount(db, { tier: 'free' });
    const create = () => cli(...NEW, '--project', project.id);
    await Promise.all([create(), create()]);
    const refused = await create();
    expect(refused).toMatchObject(REFUSED);
    expect(refused.err).toBe(
      'The project has reached its key limit.\n' +
        '  The free tier allows 2 keys per project\n' +
        '  Revoke unused keys or upgrade your plan\n',
    );
  });

  test.for([
    [{ scopes: 'upload,uplod' }, 'scopes: unknown scope (uplod)'],
    [{ scopes: 'upload,upload' }, 'scopes: names a scope twice'],
    [{ environment: 'prod' }, 'environment: must be one of live, test'],
    [{ 'expires-in-days': '366' }, 'expires-in-days: must be at most 365'],
    [{ contexts: 'Avatars' }, 'contexts: is not a context key (Avatars)'],
    [{ name: ' ' }, 'name: must be 1 to 255 characters long'],
  ] as const)('refuses %j like the API does', async ([values, detail], { db, project }) => {
    const good = { project: project.id, name: 'Nightly CI', scopes: 'upload' };
    const answer = await cli('keys', 'create', ...typed({ ...good, ...values }));
    expect(answer).toMatchObject(REFUSED);
    expect(answer.err).toContain(`The request has invalid fields.\n  ${detail}`);
    expect(await db.apiKey.count({ where: { projectId: project.id } })).toBe(0);
  });

  test('refuses a context that the project does not have', async ({ project }) => {
    const answer = await cli(...NEW, '--project', project.id, '--contexts', 'missing');
    expect(answer.err).toContain('contexts: no context missing in this project');
  });
});

describe('keys list', () => {
  const ids = (answer: CliAnswer) =>
    data(KeyRecord.array(), answer).map(({ api_key_id }) => api_key_id);

  test('shows live and test keys in aligned columns, and nothing of another project', async ({
    db,
    project,
    makeKey,
  }) => {
    await makeKey({ name: 'Site', environment: 'live' });
    await makeKey({ name: 'Søster ✓', environment: 'test', expiresInDays: 7 });
    const other = await createAccount(db);
    await cli('keys', 'create', '--project', other.project.id, '--name', 'N', '--scopes', 'upload');

    const { out } = await cli('keys', 'list', '--project', project.id);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    const [headings = '', ...rows] = lines.map((line) => [...line].join(''));
    const column = (line: string, heading: string) =>
      [...line].slice(headings.indexOf(heading)).join('').split('  ')[0];
    expect(rows.map((row) => column(row, 'NAME'))).toEqual(['Site', 'Søster ✓']);
    expect(rows.map((row) => column(row, 'ENVIRONMENT'))).toEqual(['live', 'test']);
    expect(rows.map((row) => column(row, 'EXPIRES'))).toEqual([
      'never',
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\dZ$/),
    ]);
    expect(out).not.toContain('\u001b');
  });

  test('shows all of them, however many pages the API would need', async ({ db, project, ctx }) => {
    await db.apiKey.createMany({
      data: Array.from({ length: 205 }, (_, n) => ({
        id: `key_${project.id.slice(-24)}${String(n).padStart(8, '0')}`,
        tenantId: project.tenantId,
        projectId: project.id,
        environment: 'live' as const,
        name: `Key ${n}`,
        scopes: ['upload' as const],
        hash: new TextEncoder().encode(`${project.id} ${n}`),
        maskedKey: 'uk_live_aaa...aaaaaa',
        keyPrefix: 'uk_live_',
        createdBy: { type: 'user', id: ctx.principal.userId, name: 'Ada' },
      })),
    });
    const found = ids(await cli('keys', 'list', '--project', project.id, '--json'));
    expect(new Set(found).size).toBe(205);
    expect(found).toHaveLength(205);
  });

  test('filters by status, environment and a part of the name', async ({ project, makeKey }) => {
    const list = async (...filter: string[]) =>
      ids(await cli('keys', 'list', '--project', project.id, '--json', ...filter));
    const site = await makeKey({ name: 'Site' });
    const robot = await makeKey({ name: 'Robot', environment: 'test' });
    await cli('keys', 'revoke', robot.id);
    expect(await list()).toEqual([site.id, robot.id]);
    expect(await list('--status', 'revoked')).toEqual([robot.id]);
    expect(await list('--status', 'active')).toEqual([site.id]);
    expect(await list('--environment', 'test')).toEqual([robot.id]);
    expect(await list('--q', 'sit')).toEqual([site.id]);
    expect(await list('--q', 'nobody')).toEqual([]);
    const none = await cli('keys', 'list', '--project', project.id, '--q', 'nobody');
    expect(none).toEqual({ ...WELL, out: 'No keys.\n' });
  });

  test('of a project that is not there says so', async () => {
    const answer = await cli('keys', 'list', '--project', 'prj_nothing');
    expect(answer).toEqual({ ...REFUSED, err: 'Not found.\n  There is no project prj_nothing\n' });
  });
});

describe('a change of a key', () => {
  const status = (answer: CliAnswer) => data(KeyRecord, answer).status;

  test('needs no project: the key says where it is', async ({ db, anyKey }) => {
    await createAccount(db);
    expect(status(await cli('keys', 'disable', anyKey.id, '--json'))).toBe('disabled');
    expect(status(await cli('keys', 'enable', anyKey.id, '--json'))).toBe('active');
    expect(status(await cli('keys', 'revoke', anyKey.id, '--json'))).toBe('revoked');
  });

  test('does not reach out of the project that is named', async ({ db, anyKey }) => {
    const other = await createAccount(db);
    for (const change of ['disable', 'enable', 'revoke', 'rotate']) {
      const answer = await cli('keys', change, anyKey.id, '--project', other.project.id);
      expect(answer).toEqual({ ...REFUSED, err: 'Not found.\n' });
    }
    expect(await db.apiKey.count({ where: { id: anyKey.id, disabledAt: null } })).toBe(1);
  });

  test.for([
    ['revoke', 'revoked', 'key.revoked'],
    ['disable', 'disabled', 'key.disabled'],
  ] as const)('%s counts for the very next request', async (expected, { anyKey, call, db }) => {
    const [change, becomes, action] = expected;
    const use = () => call('GET', '/api/v1/api-keys/current', { credential: anyKey.secret });
    expect((await use()).status).toBe(200);
    const answer = await cli('keys', change, anyKey.id, '--reason', 'seen in a log');
    expect(answer).toMatchObject(WELL);
    expect(answer.out).toMatch(new RegExp(`^${anyKey.id} .* is ${becomes}\\.\n$`));
    expect((await use()).status).toBe(401);
    const entry = await db.auditLog.findFirst({ where: { entityId: anyKey.id, action } });
    expect(entry?.actor).toEqual(CLI);
    expect(JSON.stringify(entry?.changes)).toContain('seen in a log');
  });

  test('a revoked key stays revoked, and the command says why', async ({ anyKey }) => {
    const first = data(KeyRecord, await cli('keys', 'revoke', anyKey.id, '--json'));
    expect(first.revoked_by).toEqual(CLI);
    expect(data(KeyRecord, await cli('keys', 'revoke', anyKey.id, '--json'))).toEqual(first);
    for (const change of ['disable', 'enable', 'rotate']) {
      const answer = await cli('keys', change, anyKey.id);
      expect(answer).toMatchObject(REFUSED);
      expect(answer.err).toContain('\n  The key is revoked, which is final\n');
    }
  });

  test('rotate shows the successor once and gives the old key the time that was typed', async ({
    db,
    anyKey,
    call,
  }) => {
    const use = (credential: string) => call('GET', '/api/v1/api-keys/current', { credential });
    const answer = await cli('keys', 'rotate', anyKey.id, '--grace-seconds', '0');
    const [successor = '', ...more] = answer.out.match(SECRET) ?? [];
    expect(more).toEqual([]);
    expect(answer.out).toContain(`replaces ${anyKey.id}`);
    expect((await use(successor)).status).toBe(200);
    expect((await use(anyKey.secret)).status).toBe(401);
    const old = await db.apiKey.findUniqueOrThrow({ where: { id: anyKey.id } });
    expect(old.replacedBy).toMatch(/^key_/);
  });

  test('of a key that is not there says so', async () => {
    const answer = await cli('keys', 'revoke', 'key_nothing');
    expect(answer).toEqual({ ...REFUSED, err: 'Not found.\n  There is no key key_nothing\n' });
  });

  test('a secret is no key id, and is not repeated in the complaint', async ({ anyKey }) => {
    const { err } = await cli('keys', 'revoke', anyKey.secret);
    expect(err).not.toContain(anyKey.secret);
  });
});
