import { describe, expect } from 'vitest';
import { addMember, addProject, signIn } from '@/lib/testing/account';
import { test } from '@/lib/testing/fixtures';
import { requireProject, requireScope } from './require-scope';
import { SCOPES } from './scopes';

describe('a key', () => {
  test('passes the gates of its scopes and is told which scope it lacks', async ({
    makeKey,
    keyCtx,
  }) => {
    const { principal } = await keyCtx(await makeKey({ scopes: ['upload', 'metadata'] }));
    expect(() => requireScope(principal, 'upload')).not.toThrow();
    expect(() => requireScope(principal, 'metadata')).not.toThrow();
    for (const lacking of ['download', 'delete', 'admin'] as const) {
      expect(() => requireScope(principal, lacking)).toThrow(
        expect.objectContaining({
          code: 'insufficient_scope',
          details: [`Requires scope: ${lacking}`],
          neededScope: lacking,
        }),
      );
    }
  });

  test('with admin passes every gate', async ({ makeKey, keyCtx }) => {
    const { principal } = await keyCtx(await makeKey({ scopes: ['admin'] }));
    for (const scope of SCOPES) expect(() => requireScope(principal, scope)).not.toThrow();
  });

  test('acts in its own project', async ({ makeKey, keyCtx, project }) => {
    const { principal } = await keyCtx(await makeKey());
    expect(requireProject(principal).projectId).toBe(project.id);
  });
});

describe('a member', () => {
  test.for([
    { role: 'owner', refused: [] },
    { role: 'admin', refused: [] },
    { role: 'developer', refused: ['live', 'shared'] },
    { role: 'viewer', refused: ['live', 'test', 'shared'] },
  ] as const)(
    'who is $role reads everything and is refused changes of: $refused',
    async ({ role, refused }, { db, tenant }) => {
      const { ctx } = await addMember(db, tenant.id, role);
      for (const scope of SCOPES) expect(() => requireScope(ctx.principal, scope)).not.toThrow();
      for (const target of ['live', 'test', 'shared'] as const) {
        const gate = expect(() => requireScope(ctx.principal, 'admin', target));
        if (refused.some((one) => one === target))
          gate.toThrow(expect.objectContaining({ code: 'forbidden' }));
        else gate.not.toThrow();
      }
    },
  );

  test('of a tenant with several projects has to name one', async ({ db, account }) => {
    await addProject(db, account.tenant.id);
    const { ctx } = await signIn(db, { userId: account.user.id, tenantId: account.tenant.id });
    expect(() => requireProject(ctx.principal)).toThrow(
      expect.objectContaining({ code: 'project_required' }),
    );
  });
});

test('UploadKit itself does not slip through a tenant’s gate', () => {
  for (const scope of SCOPES) {
    expect(() => requireScope({ type: 'system', name: 'visitor' }, scope)).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    );
  }
});
