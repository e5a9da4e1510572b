import { describe, expect } from 'vitest';
import { listAuditLogs } from '@/lib/audit-logs';
import { lockCaller } from '@/lib/auth/lock-caller';
import { requireScope } from '@/lib/auth/require-scope';
import { SCOPES } from '@/lib/auth/scopes';
import { listFiles, uploadFile } from '@/lib/files';
import { createKey, getKey, listKeys, rotateKey } from '@/lib/keys';
import { getProject, listProjects } from '@/lib/projects';
import { addProject, contextFor, createAccount } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { authenticateOperator } from './authenticate-operator';

const FIRST_PAGE = { page: 1, pageSize: 50 };
const NEW_KEY = {
  name: 'CI',
  environment: 'live' as const,
  scopes: ['upload' as const],
  expiresInDays: null,
  contexts: [],
  metadata: {},
};
const ALL_ENTRIES = {
  ...FIRST_PAGE,
  ...{ entityType: undefined, entityId: undefined, actorId: undefined },
};

const notFound = (detail: string) => ({ code: 'not_found', details: [detail] });

describe('the operator acts where they say', () => {
  test('in the project that is named', async ({ db, tenant }) => {
    const { id } = await addProject(db, tenant.id);
    expect(await authenticateOperator(db, { kind: 'project', id })).toEqual({
      type: 'system',
      name: 'Command line',
      tenantId: tenant.id,
      tier: tenant.tier,
      projectId: id,
    });
  });

  test('in the project of the key that is named', async ({ db, tenant, project, anyKey }) => {
    await addProject(db, tenant.id);
    const other = await createAccount(db);
    const { api_key_id } = await createKey(other.ctx, NEW_KEY);
    const place = (id: string) => authenticateOperator(db, { kind: 'key', id });
    expect(await place(anyKey.id)).toMatchObject({ tenantId: tenant.id, projectId: project.id });
    expect(await place(api_key_id)).toMatchObject({
      tenantId: other.tenant.id,
      projectId: other.project.id,
    });
  });

  test('in the tenant that is named, and in its project while it has one', async ({
    db,
    tenant,
    project,
  }) => {
    const place = { kind: 'tenant', id: tenant.id } as const;
    expect(await authenticateOperator(db, place)).toMatchObject({ projectId: project.id });
    await addProject(db, tenant.id);
    expect(await authenticateOperator(db, place)).toMatchObject({
      tenantId: tenant.id,
      projectId: null,
    });
  });

  test('and nowhere else when that is not there', async ({ db, account }) => {
    const { tenant, project } = account;
    await expect(
      authenticateOperator(db, { kind: 'project', id: tenant.id }),
    ).rejects.toMatchObject(notFound(`There is no project ${tenant.id}`));
    await expect(
      authenticateOperator(db, { kind: 'tenant', id: project.id }),
    ).rejects.toMatchObject(notFound(`There is no tenant ${project.id}`));
    await expect(authenticateOperator(db, { kind: 'key', id: 'key_0' })).rejects.toMatchObject(
      notFound('There is no key key_0'),
    );
  });
});

const operatorTest = test.extend('operator', async ({ db, project }) => {
  const place = { kind: 'project', id: project.id } as const;
  return contextFor(db, await authenticateOperator(db, place));
});

describe('inside a tenant, the operator', () => {
  operatorTest('passes every gate', ({ operator }) => {
    for (const scope of SCOPES)
      for (const target of [undefined, 'live', 'test', 'shared'] as const)
        expect(() => requireScope(operator.principal, scope, target)).not.toThrow();
  });

  operatorTest('is still the operator when a write is about to happen', async ({ operator }) => {
    const caller = await operator.db.$transaction((tx) => lockCaller(tx, operator.principal));
    expect(caller).toEqual(operator.principal);
  });

  operatorTest('sees the keys of both environments', async ({ operator, makeKey }) => {
    const live = await makeKey({ environment: 'live' });
    const sandboxed = await makeKey({ environment: 'test' });
    const { items } = await listKeys(operator, { ...FIRST_PAGE, sort: 'created_at' });
    expect(items.map(({ api_key_id }) => api_key_id)).toEqual([live.id, sandboxed.id]);
  });

  operatorTest('is bound by no grant', async ({ operator, makeKey }) => {
    const { id } = await makeKey({ scopes: ['admin', 'upload'], contexts: ['default'] });
    const successor = await rotateKey(operator, { keyId: id, graceSeconds: 0 });
    expect(successor).toMatchObject({ scopes: ['admin', 'upload'], contexts: ['default'] });
  });

  operatorTest('sees and stores files of both environments', async ({ operator }) => {
    for (const environment of ['live', 'test'])
      await uploadFile(operator, multipart({ environment, file: 'hello' }));
    const { items } = await listFiles(operator, { ...FIRST_PAGE, uploadedBy: undefined });
    const by = { uploaded_by: { type: 'system', id: 'cli', name: 'Command line' } };
    expect(items).toMatchObject([
      { environment: 'test', ...by },
      { environment: 'live', ...by },
    ]);
  });

  operatorTest('leaves a trace of a file that was refused', async ({ db, operator, project }) => {
    const blank = multipart({ environment: 'live', file: '' });
    await expect(uploadFile(operator, blank)).rejects.toMatchObject({ code: 'file_rejected' });
    const entry = await db.auditLog.findFirst({ where: { action: 'file.rejected' } });
    expect(entry).toMatchObject({
      tenantId: project.tenantId,
      projectId: project.id,
      actor: { type: 'system', id: 'cli' },
    });
  });

  operatorTest('sees what happened in both environments', async ({ operator, makeKey }) => {
    const live = await makeKey({ environment: 'live' });
    const sandboxed = await makeKey({ environment: 'test' });
    const { items } = await listAuditLogs(operator, ALL_ENTRIES);
    expect(items.map(({ entity }) => entity.id)).toEqual([sandboxed.id, live.id]);
  });

  operatorTest('does not see into another tenant', async ({ db, operator, makeKey, project }) => {
    const other = await createAccount(db);
    const foreign = contextFor(
      db,
      await authenticateOperator(db, { kind: 'tenant', id: other.tenant.id }),
    );
    const { id } = await makeKey();
    await expect(getKey(foreign, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getProject(foreign, project.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listProjects(foreign)).toMatchObject([{ project_id: other.project.id }]);
    expect((await getKey(operator, id)).api_key_id).toBe(id);
  });
});

/** The body of an upload. */
function multipart({ file, ...fields }: { file: string; environment: string }) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([file], 'note.txt'));
  const { body, headers } = new Response(form);
  return { stream: body, contentType: headers.get('content-type'), contentLength: null };
}
