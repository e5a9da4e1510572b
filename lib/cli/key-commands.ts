import type { z } from 'zod';
import type { Ctx } from '@/lib/context';
import { createKey, listKeys, revokeKey, rotateKey, updateKey } from '@/lib/keys';
import {
  CreateKeyInput,
  type CreatedKey,
  type KeyRecord,
  ListKeysQuery,
  RevokeKeyInput,
  RotateKeyInput,
} from '@/lib/keys/schemas';
import { command, type Command, type Done } from './command';
import { changedKeyText, keysText, newKeyText } from './key-text';

const PAGE_SIZE = 100;

/** Page by page, oldest first: what is created meanwhile comes at the end and moves nothing. */
async function everyKey(ctx: Ctx, filters: ListKeysQuery): Promise<KeyRecord[]> {
  const keys: KeyRecord[] = [];
  for (let page = 1; ; page += 1) {
    const query: ListKeysQuery = { ...filters, sort: 'created_at', page, pageSize: PAGE_SIZE };
    const { items } = await listKeys(ctx, query);
    keys.push(...items);
    if (items.length < PAGE_SIZE) return keys;
  }
}

const list = command({
  name: 'keys list',
  summary: 'Lists the keys of a project, oldest first',
  operands: [],
  needs: [],
  takes: ['project', 'status', 'environment', 'q'],
  input: ListKeysQuery,
  run: async (open, { place, input }) => {
    const keys = await everyKey(await open(place), input);
    return { data: keys, text: keysText(keys) };
  },
});

const create = command({
  name: 'keys create',
  summary: 'Creates a key and shows it, this once',
  operands: [],
  needs: ['name', 'scopes'],
  takes: ['project', 'environment', 'expires-in-days', 'contexts'],
  input: CreateKeyInput,
  run: async (open, { place, input }) => newKey(await createKey(await open(place), input)),
});

const disable = ofKey({
  name: 'keys disable',
  summary: 'Stops a key until it is enabled again',
  input: RevokeKeyInput,
  run: async (ctx, keyId, { reason }) =>
    changedKey(await updateKey(ctx, { keyId, change: { status: 'disabled', reason } })),
});

const enable = ofKey({
  name: 'keys enable',
  summary: 'Lets a disabled key work again',
  input: RevokeKeyInput,
  run: async (ctx, keyId, { reason }) =>
    changedKey(await updateKey(ctx, { keyId, change: { status: 'active', reason } })),
});

const revoke = ofKey({
  name: 'keys revoke',
  summary: 'Ends a key for good, at once',
  input: RevokeKeyInput,
  run: async (ctx, keyId, { reason }) => changedKey(await revokeKey(ctx, { keyId, reason })),
});

const rotate = ofKey({
  name: 'keys rotate',
  summary:
    'Replaces a key and shows the new one, this once; the old one works on for a day, or N seconds',
  takes: ['grace-seconds'],
  input: RotateKeyInput,
  run: async (ctx, keyId, { graceSeconds }) =>
    newKey(await rotateKey(ctx, { keyId, graceSeconds })),
});

export const KEY_COMMANDS: readonly Command[] = [list, create, disable, enable, revoke, rotate];

/** A command that changes one key. The key says which project it is in, unless the command does. */
function ofKey<S extends z.ZodType>({
  takes = ['reason'],
  run,
  ...declaration
}: {
  name: string;
  summary: string;
  takes?: Command['takes'];
  input: S;
  run: (ctx: Ctx, keyId: string, input: z.output<S>) => Promise<Done>;
}): Command {
  return command({
    ...declaration,
    operands: ['key'],
    needs: [],
    takes: ['project', ...takes],
    run: async (open, { place, key, input }) => run(await open(place), key, input),
  });
}

const changedKey = (key: KeyRecord): Done => ({ data: key, text: changedKeyText(key) });
const newKey = (key: CreatedKey): Done => ({ data: key, text: newKeyText(key) });
