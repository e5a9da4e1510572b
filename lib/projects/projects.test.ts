import { describe, expect } from 'vitest';
import { addProject, createAccount } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { findFirstProject } from './find-first-project';
import { getProject } from './get-project';
import { listProjects } from './list-projects';

describe('a member', () => {
  test('sees every project of their tenant, the oldest first, and no other’s', async ({
    db,
    account,
  }) => {
    await createAccount(db);
    const second = await addProject(db, account.tenant.id);
    const projects = await listProjects(account.ctx);
    expect(projects.map((project) => project.project_id)).toEqual([account.project.id, second.id]);
  });

  test('reads one of their own, and gets the same 404 for a foreign one as for none', async ({
    db,
    account,
  }) => {
    const foreign = await createAccount(db);
    await expect(getProject(account.ctx, account.project.id)).resolves.toMatchObject({
      project_id: account.project.id,
      tenant_id: account.tenant.id,
    });
    for (const id of [foreign.project.id, 'prj_1', ''])
      await expect(getProject(account.ctx, id)).rejects.toMatchObject({
        code: 'not_found',
        details: [],
      });
  });
});

test('the first project of a tenant is its oldest, and nobody’s where it has none', async ({
  db,
  account: { tenant, project },
}) => {
  await createAccount(db);
  await addProject(db, tenant.id);
  await expect(findFirstProject(db, tenant.id)).resolves.toMatchObject({ project_id: project.id });
  await db.project.deleteMany({ where: { tenantId: tenant.id } });
  await expect(findFirstProject(db, tenant.id)).resolves.toBe(null);
});

describe('a key', () => {
  test('sees its own project and not its neighbour', async ({ db, account, anyKey, keyCtx }) => {
    const neighbour = await addProject(db, account.tenant.id);
    const ctx = await keyCtx(anyKey);
    const projects = await listProjects(ctx);
    expect(projects.map((project) => project.project_id)).toEqual([account.project.id]);
    await expect(getProject(ctx, account.project.id)).resolves.toBeTruthy();
    await expect(getProject(ctx, neighbour.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('without the admin scope sees none', async ({ makeKey, keyCtx, project }) => {
    const ctx = await keyCtx(await makeKey({ scopes: ['upload', 'metadata'] }));
    const refusal = { code: 'insufficient_scope', neededScope: 'admin' };
    await expect(listProjects(ctx)).rejects.toMatchObject(refusal);
    await expect(getProject(ctx, project.id)).rejects.toMatchObject(refusal);
  });
});
