import { describe, expect } from 'vitest';
import { createAccount, addProject } from '@/lib/testing/account';
import { cli } from '@/lib/testing/cli';
import { test } from '@/lib/testing/fixtures';

// The order of these tests counts: the database begins empty and fills from one to the next.

const WELL = { code: 0, err: '' };
const json = async (...argv: string[]): Promise<unknown> => {
  const answer = await cli(...argv, '--json');
  expect(answer).toMatchObject(WELL);
  return JSON.parse(answer.out);
};

describe('before anybody has signed up', () => {
  test('the lists are empty', async () => {
    expect(await json('tenants', 'list')).toEqual([]);
    expect(await json('projects', 'list')).toEqual([]);
    expect(await cli('tenants', 'list')).toEqual({ ...WELL, out: 'No tenants.\n' });
    expect(await cli('projects', 'list')).toEqual({ ...WELL, out: 'No projects.\n' });
  });

  test('there is no project to list keys of', async () => {
    expect(await cli('keys', 'list')).toEqual({
      code: 1,
      out: '',
      err: 'Not found.\n  There is no project yet: sign up first\n',
    });
  });
});

describe('--project', () => {
  test('may be left out while there is only one project', async ({ makeKey }) => {
    const { id } = await makeKey();
    expect(await json('keys', 'list')).toMatchObject([{ api_key_id: id }]);
    const create = ['keys', 'create', '--name', 'CI', '--scopes', 'upload'];
    expect(await json(...create)).toMatchObject({ name: 'CI' });
  });

  test('has to be given once there are several', async ({ db }) => {
    await createAccount(db);
    for (const command of [['list'], ['create', '--name', 'CI', '--scopes', 'upload']]) {
      expect(await cli('keys', ...command)).toEqual({
        code: 1,
        out: '',
        err: 'Name a project with --project.\n  There are several projects\n',
      });
    }
  });
});

describe('lists', () => {
  test('show every tenant, and the projects of all or one of them', async ({ db, account }) => {
    const { tenant, project } = account;
    const second = await addProject(db, tenant.id);
    const other = await createAccount(db, { tier: 'pro' });

    expect(await json('tenants', 'list')).toEqual(
      expect.arrayContaining([
        {
          tenant_id: tenant.id,
          name: tenant.name,
          tier: 'enterprise',
          created_at: tenant.createdAt.toISOString(),
        },
        expect.objectContaining({ tenant_id: other.tenant.id, tier: 'pro' }),
      ]),
    );
    const ids = [{ project_id: project.id }, { project_id: second.id }];
    expect(await json('projects', 'list', '--tenant', tenant.id)).toMatchObject(ids);
    const all = await db.project.findMany({ orderBy: [{ tenantId: 'asc' }, { id: 'asc' }] });
    expect(await json('projects', 'list')).toMatchObject(all.map(({ id }) => ({ project_id: id })));

    const { out } = await cli('projects', 'list', '--tenant', tenant.id);
    expect(out.split('\n')[0]).toMatch(/^ID +NAME +TENANT +CREATED$/);
    expect(out).toContain(`${second.id}  Fixture project  ${tenant.id}  `);
    expect((await cli('tenants', 'list')).out).toMatch(
      new RegExp(`^${tenant.id} .* enterprise`, 'm'),
    );
  });

  test('of a tenant that is not there say so', async () => {
    expect(await cli('projects', 'list', '--tenant', 'ten_nothing')).toMatchObject({
      code: 1,
      out: '',
      err: 'Not found.\n  There is no tenant ten_nothing\n',
    });
  });
});

describe('tenants set-tier', () => {
  test('makes room for more keys at once', async ({ db }) => {
    const { tenant, project } = await createAccount(db, { tier: 'free' });
    const create = [
      'keys',
      'create',
      '--project',
      project.id,
      '--name',
      'CI',
      '--scopes',
      'upload',
    ];
    await cli(...create);
    await cli(...create);
    expect((await cli(...create)).code).toBe(1);
    expect(await cli('tenants', 'set-tier', tenant.id, 'pro')).toEqual({
      ...WELL,
      out: `${tenant.id} (${tenant.name}) is on tier pro.\n`,
    });
    expect((await cli(...create)).code).toBe(0);
  });

  test('counts for the very next request of a key', async ({ tenant, anyKey, call }) => {
    const tier = async () => {
      const { data } = await call('GET', '/api/v1/api-keys/current', { credential: anyKey.secret });
      return data;
    };
    expect(await tier()).toMatchObject({ tenant: { tier: 'enterprise' } });
    expect(await json('tenants', 'set-tier', tenant.id, 'team')).toMatchObject({
      tenant_id: tenant.id,
      tier: 'team',
    });
    expect(await tier()).toMatchObject({ tenant: { tier: 'team' } });
  });

  test('knows only the tiers there are', async ({ db, tenant }) => {
    const answer = await cli('tenants', 'set-tier', tenant.id, 'gold');
    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toContain('tier: must be one of free, pro, team, enterprise');
    expect(await db.tenant.findUnique({ where: { id: tenant.id } })).toMatchObject({
      tier: 'enterprise',
    });
  });
});
