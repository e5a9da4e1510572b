import fc from 'fast-check';
import { expect } from 'vitest';
import { createAccount, type Account } from '@/lib/testing/account';
import type { Db } from '@/lib/db';
import { test } from '@/lib/testing/fixtures';
import {
  authenticateKey,
  createKey,
  getKey,
  getKeyAllowance,
  revokeKey,
  rotateKey,
  updateKey,
} from '.';
import { keyLimit } from './limits';

// Guards the promise that a key's life is what the guide says, whatever is done to it in whatever order: a model of three
// sentences against the real database.

/** The free tier's two keys make the limit part of every story. */
const TIER = 'free';

type Known = {
  id: string;
  secret: string;
  isDisabled: boolean;
  end: 'revoked' | 'expired' | null;
  isReplaced: boolean;
};

type Model = { keys: Known[] };
type Real = { db: Db; account: Account };

const statusOf = (key: Known) => key.end ?? (key.isDisabled ? 'disabled' : 'active');
const counted = ({ keys }: Model) => keys.filter((key) => !key.end && !key.isReplaced).length;
const limit = keyLimit(TIER) ?? Infinity;

const CODE = { code: 'invalid_state' };

abstract class Step implements fc.AsyncCommand<Model, Real> {
  constructor(protected readonly pick: number) {}
  abstract toString(): string;
  abstract act(model: Model, real: Real, key: Known): Promise<void>;

  check(model: Readonly<Model>): boolean {
    return model.keys.length > 0;
  }

  /** After every step, all keys are as the model says. */
  async run(model: Model, real: Real): Promise<void> {
    const key = model.keys[this.pick % Math.max(1, model.keys.length)];
    if (key !== undefined) await this.act(model, real, key);
    await expectAsModelled(model, real);
  }
}

async function expectAsModelled(model: Model, { db, account }: Real): Promise<void> {
  for (const key of model.keys) {
    const status = statusOf(key);
    const verified = authenticateKey(db, key.secret);
    if (status === 'active') await expect(verified).resolves.toMatchObject({ keyId: key.id });
    else await expect(verified).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await getKey(account.ctx, key.id)).toMatchObject({ status });
  }
  expect(await getKeyAllowance(account.ctx)).toMatchObject({ used: counted(model), limit });
}

class Create implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  toString = () => 'create';

  async run(model: Model, real: Real): Promise<void> {
    const input = { name: 'Key', environment: 'test', scopes: ['upload'] } as const;
    const created = createKey(real.account.ctx, {
      ...input,
      scopes: [...input.scopes],
      expiresInDays: null,
      contexts: [],
      metadata: {},
    });
    if (counted(model) >= limit) {
      await expect(created).rejects.toMatchObject({ code: 'key_limit_reached' });
    } else {
      const { api_key_id: id, api_key: secret } = await created;
      model.keys.push({ id, secret, isDisabled: false, end: null, isReplaced: false });
    }
    await expectAsModelled(model, real);
  }
}

class SetStatus extends Step {
  constructor(
    pick: number,
    private readonly status: 'active' | 'disabled',
  ) {
    super(pick);
  }
  toString = () => `${this.status === 'active' ? 'enable' : 'disable'} ${this.pick}`;

  async act(_model: Model, { account }: Real, key: Known): Promise<void> {
    const changed = updateKey(account.ctx, { keyId: key.id, change: { status: this.status } });
    if (key.end !== null) return expect(changed).rejects.toMatchObject(CODE);
    await changed;
    key.isDisabled = this.status === 'disabled';
  }
}

class Revoke extends Step {
  toString = () => `revoke ${this.pick}`;

  async act(_model: Model, { account }: Real, key: Known): Promise<void> {
    await revokeKey(account.ctx, { keyId: key.id });
    key.end = 'revoked';
  }
}

class Expire extends Step {
  toString = () => `expire ${this.pick}`;

  async act(_model: Model, { db }: Real, key: Known): Promise<void> {
    const past = new Date(Date.now() - 60_000);
    await db.apiKey.update({ where: { id: key.id }, data: { expiresAt: past } });
    key.end ??= 'expired';
  }
}

class Rotate extends Step {
  constructor(
    pick: number,
    private readonly graceSeconds: number,
  ) {
    super(pick);
  }
  toString = () => `rotate ${this.pick} with ${this.graceSeconds} s of grace`;

  async act(model: Model, { account }: Real, key: Known): Promise<void> {
    const { graceSeconds } = this;
    const rotated = rotateKey(account.ctx, { keyId: key.id, graceSeconds });
    if (key.end !== null || key.isReplaced) return expect(rotated).rejects.toMatchObject(CODE);
    const { api_key_id: id, api_key: secret } = await rotated;
    model.keys.push({ id, secret, isDisabled: false, end: null, isReplaced: false });
    key.isReplaced = true;
    if (graceSeconds === 0) key.end = 'expired';
  }
}

const pick = fc.nat({ max: 20 });
const steps = fc.commands(
  [
    fc.constant(new Create()),
    pick.map((one) => new SetStatus(one, 'disabled')),
    pick.map((one) => new SetStatus(one, 'active')),
    pick.map((one) => new Revoke(one)),
    pick.map((one) => new Expire(one)),
    fc.tuple(pick, fc.constantFrom(0, 86_400)).map(([one, grace]) => new Rotate(one, grace)),
  ],
  { maxCommands: 15 },
);

test('any order of create, disable, enable, rotate, expire and revoke leads where the guide says', async ({
  db,
}) => {
  const story = fc.asyncProperty(steps, async (commands) => {
    const account = await createAccount(db, { tier: TIER });
    await fc.asyncModelRun(() => ({ model: { keys: [] }, real: { db, account } }), commands);
  });
  await fc.assert(story, { numRuns: 25 });
});
