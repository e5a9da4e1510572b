// Who gets past the gate of which verb: every scope, every role, the operator, whoever has not signed in, and other tenants.
//
// To add a verb: give it a row in lib/testing/verb-matrix/<domain>.ts, named as it is exported. The row says which scope a key
// needs, which roles may, whether the operator may, whether it is aimed at an id, and calls it with input that is right. Where
// the answer depends on what it is called with, give it several rows: "createKey, live" and "createKey, test". An export that
// is no verb of a tenant goes to `others` with its reason. A new domain gets a file there and a line in its index.
// Rows are about gates: what a verb does behind its gate is tested beside the verb.
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test as pureTest } from 'vitest';
import { OPERATOR, type OperatorPrincipal, type Principal } from '@/lib/auth/principal';
import { ROLES } from '@/lib/auth/roles';
import { hasScope, SCOPES } from '@/lib/auth/scopes';
import type { Ctx } from '@/lib/context';
import type { Db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { authenticateKey } from '@/lib/keys';
import { contextFor, signIn } from './account';
import { newKey, test } from './fixtures';
import { openWorld } from './open-world';
import { DOMAIN_VERBS } from './verb-matrix';
import { MISSING, type VerbRow, type World } from './verb-matrix/row';

const rows = Object.values(DOMAIN_VERBS).flatMap(({ verbs }) => Object.entries(verbs));

describe('no verb can be added without a row: the rows are the exports of', () => {
  pureTest('every domain that there is', () => {
    const domains = readdirSync('lib').filter((name) => existsSync(`lib/${name}/index.ts`));
    expect(Object.keys(DOMAIN_VERBS).toSorted()).toEqual(domains.toSorted());
  });

  pureTest.each(Object.entries(DOMAIN_VERBS))('lib/%s', (_, { exports, verbs, others }) => {
    const named = new Set(Object.keys(verbs).map((label) => label.replace(/, .*/, '')));
    expect([...named, ...Object.keys(others)].toSorted()).toEqual(Object.keys(exports).toSorted());
  });
});

/** `passed`, or the code of the gate that refused. What else fails is behind the gate; what is no AppError is a fault. */
async function outcomeOf(row: VerbRow, ctx: Ctx, world: World): Promise<string> {
  try {
    await row.run(ctx, world);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'insufficient_scope' || error.code === 'forbidden') return error.code;
  }
  return 'passed';
}

const entriesOf = (db: Db, { tenantId }: World) => db.auditLog.count({ where: { tenantId } });

/** Calls the verb; who is refused has changed nothing, by the account of the audit log. */
async function expectOutcome(
  row: VerbRow,
  { db, world, principal }: { db: Db; world: World; principal: Principal },
  expected: readonly string[],
): Promise<void> {
  const before = await entriesOf(db, world);
  expect(expected).toContain(await outcomeOf(row, contextFor(db, principal), world));
  if (!expected.includes('passed')) expect(await entriesOf(db, world)).toBe(before);
}

const PASSED = ['passed'];
const FORBIDDEN = ['forbidden'];

describe.for(rows)('%s', ([, row]) => {
  test.for([...SCOPES])('asked by a key that holds only: %s', async (held, { db }) => {
    const { account, world } = await openWorld(db);
    const { secret } = await newKey(account.ctx, { scopes: [held] });
    const principal = await authenticateKey(db, secret);
    await expectOutcome(row, { db, world, principal }, expectedOfKey(row, held));
  });

  test.for([...ROLES])('asked by a member with the role: %s', async (role, { db }) => {
    const { account, world } = await openWorld(db);
    await db.membership.updateMany({ where: { userId: account.user.id }, data: { role } });
    const place = { userId: account.user.id, tenantId: account.tenant.id };
    const { principal } = (await signIn(db, place)).ctx;
    const expected = row.members.includes(role) ? PASSED : FORBIDDEN;
    await expectOutcome(row, { db, world, principal }, expected);
  });

  test('asked by the operator, in the tenant and in none', async ({ db }) => {
    const { account, world } = await openWorld(db);
    const principal: OperatorPrincipal = {
      ...OPERATOR,
      tenantId: account.tenant.id,
      tier: account.tenant.tier,
      projectId: account.project.id,
    };
    const placed = row.operator ? PASSED : FORBIDDEN;
    await expectOutcome(row, { db, world, principal }, placed);
    const unplaced = row.unplacedOperator ? PASSED : FORBIDDEN;
    await expectOutcome(row, { db, world, principal: OPERATOR }, unplaced);
  });

  test('asked by whoever has not signed in', async ({ db }) => {
    const { world } = await openWorld(db);
    const principal: Principal = { type: 'system', name: 'visitor' };
    await expectOutcome(row, { db, world, principal }, FORBIDDEN);
  });
});

function expectedOfKey({ key }: VerbRow, held: (typeof SCOPES)[number]): readonly string[] {
  if (key === 'any') return PASSED;
  // No scope would help, so it does not matter whether one is named.
  if (key === 'never') return ['forbidden', 'insufficient_scope'];
  return hasScope([held], key) ? PASSED : ['insufficient_scope'];
}

const aimed = rows.filter(([, { aimed }]) => aimed);

describe.for(aimed)('%s, aimed at what is another tenant’s,', ([, row]) => {
  const answer = async (ctx: Ctx, world: World): Promise<unknown> => {
    try {
      return await row.run(ctx, world);
    } catch (error) {
      return error;
    }
  };

  test('answers owner and key as if it had never been, and changes nothing', async ({ db }) => {
    const { world } = await openWorld(db);
    const { account: stranger } = await openWorld(db);
    const { secret } = await newKey(stranger.ctx);
    const before = await entriesOf(db, world);
    const key = row.key === 'never' ? [] : [await authenticateKey(db, secret)];
    const principals = [stranger.ctx.principal, ...key];
    for (const principal of principals) {
      const ctx = contextFor(db, principal);
      const foreign = await answer(ctx, world);
      expect(foreign).toMatchObject({ code: 'not_found' });
      expect(foreign).toEqual(await answer(ctx, MISSING));
    }
    expect(await entriesOf(db, world)).toBe(before);
  });
});
