// Guards the promise that no tenant sees another: every operation of the published document that is given an id, with ids of another
// tenant, of another project and of the other environment, asked by every role and every scope, answers as for an id that never was.
//
// A new operation with an id fails here until AIMS says what its id names (and BODIES what a right body is).
import { describe, expect, test as pureTest } from 'vitest';
import { z } from 'zod';
import { ROLES } from '@/lib/auth/roles';
import { SCOPES } from '@/lib/auth/scopes';
import { Prisma, type Db } from '@/lib/db';
import { addMember, addProject } from './account';
import { call, timeless, type Answer, type Sent } from './call';
import { readContract, type Operation } from './contract';
import { newKey, test as base } from './fixtures';
import { addThings, openWorld } from './open-world';
import { MISSING, type World } from './verb-matrix/row';

/** What the parameter of a path names: a thing of the world. `isOf` says how far it is seen. */
type Aim = { thing: keyof World; isOf: 'tenant' | 'project' | 'environment' };

const AIMS: Record<string, Aim> = {
  '/api/v1/api-keys/{id}': { thing: 'keyId', isOf: 'environment' },
  '/api/v1/auth/invitations/{token}': { thing: 'invitationId', isOf: 'tenant' },
  '/api/v1/contexts/{context_key}': { thing: 'contextKey', isOf: 'project' },
  '/api/v1/files/{id}': { thing: 'fileId', isOf: 'environment' },
  '/api/v1/invitations/{id}': { thing: 'invitationId', isOf: 'tenant' },
  '/api/v1/me/sessions/{id}': { thing: 'sessionId', isOf: 'tenant' },
  '/api/v1/members/{user_id}': { thing: 'userId', isOf: 'tenant' },
  '/api/v1/projects/{project_id}': { thing: 'projectId', isOf: 'tenant' },
};

/** Right bodies for operations that want one; what they would change shows in the rows. */
const BODIES: Record<string, Record<string, unknown>> = {
  'POST /api/v1/api-keys/{id}/rotate': { grace_seconds: 0 },
  'PATCH /api/v1/api-keys/{id}': { name: 'Taken over' },
  'DELETE /api/v1/api-keys/{id}': { reason: 'spite' },
  'PATCH /api/v1/contexts/{context_key}': { display_name: 'Taken over' },
  'PATCH /api/v1/members/{user_id}': { role: 'viewer' },
  'PATCH /api/v1/projects/{project_id}': { name: 'Taken over' },
};

/** Ids that are given in a query or a body: the operation, where, and what they name. */
type Given = { operation: string; field: string; thing: keyof World; rest?: object };
const GIVEN: Given[] = [
  { operation: 'GET /api/v1/files', field: 'context', thing: 'contextKey' },
  { operation: 'GET /api/v1/files', field: 'uploaded_by', thing: 'userId' },
  { operation: 'GET /api/v1/audit-logs', field: 'entity_id', thing: 'keyId' },
  { operation: 'GET /api/v1/audit-logs', field: 'actor_id', thing: 'userId' },
  { operation: 'GET /api/v1/audit-logs/export', field: 'entity_id', thing: 'keyId' },
  { operation: 'GET /api/v1/audit-logs/export', field: 'actor_id', thing: 'userId' },
  { operation: 'POST /api/v1/me/tenant', field: 'tenant_id', thing: 'tenantId' },
  {
    operation: 'POST /api/v1/api-keys',
    field: 'contexts',
    thing: 'contextKey',
    rest: { name: 'x', scopes: ['upload'] },
  },
  { operation: 'PATCH /api/v1/api-keys/{id}', field: 'contexts', thing: 'contextKey' },
];

/** Fields of a query or a body that look like ids and are none of a tenant's things. */
const NO_IDS = new Set([
  // A new name, chosen by the caller; another project may have it too.
  'POST /api/v1/contexts context_key',
  // The token of a link, which is a credential.
  'POST /api/v1/auth/register invitation_token',
  // A place in one's own list, unreadable by others: lib/paging.
  'GET /api/v1/files cursor',
  // An upload names its context in a multipart body: lib/files/upload-refusals.test.ts.
  'POST /api/v1/files/upload context',
  // What a link is to and who lent it: signed, and tried below.
  'GET /api/v1/downloads file',
  'GET /api/v1/downloads by',
]);
const LOOKS_LIKE_AN_ID = /(^|_)(id|ids|key|token|cursor)$|^(context|contexts|uploaded_by|file|by)$/;

const { operations } = await readContract();
const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const placeOf = ({ path }: Operation) => path.replace(/\}.*$/, '}');
const aimed = operations.filter(({ path }) => path.includes('{'));
const private_ = operations.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'X-Project-Id'),
);

describe('no operation is left out:', () => {
  pureTest('each that has an id in its path is aimed', () => {
    expect(aimed.length).toBeGreaterThan(0);
    expect(new Set(aimed.map(placeOf))).toEqual(new Set(Object.keys(AIMS)));
  });

  pureTest('each that wants a body and an id is given one that is right', () => {
    const wanting = aimed.filter(({ requestBody }) => requestBody !== undefined).map(nameOf);
    expect(wanting.toSorted()).toEqual(Object.keys(BODIES).toSorted());
  });

  pureTest('each field of a query or a body that looks like an id is known', () => {
    const found = operations.flatMap((operation) =>
      fieldsOf(operation)
        .filter((field) => LOOKS_LIKE_AN_ID.test(field))
        .map((field) => `${nameOf(operation)} ${field}`),
    );
    const known = [...GIVEN.map(({ operation, field }) => `${operation} ${field}`), ...NO_IDS];
    const multipart = 'POST /api/v1/files/upload file';
    expect(found.filter((one) => one !== multipart).toSorted()).toEqual(known.toSorted());
  });
});

function fieldsOf({ parameters, requestBody }: Operation): string[] {
  const query = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const schemas = Object.values(requestBody?.content ?? {}).map(({ schema }) => schema);
  return [...query, ...schemas.flatMap(({ properties }) => Object.keys(properties ?? {}))];
}

/** Who asks: by what they are, and how they present themselves. */
type Asker = { name: string; sent: Sent };
type Stage = {
  askers: Asker[];
  /** The keys alone. */
  keys: Asker[];
  foreign: { tenant: World; project: World; environment: World };
  own: World;
};

/** A tenant with a member of every role and a live key of every scope, and what is foreign to them. Nothing here may change. */
const test = base.extend('stage', { scope: 'file' }, async ({ db }): Promise<Stage> => {
  const { account, world: own } = await openWorld(db);
  const { world: tenant } = await openWorld(db);
  const other = await addProject(db, own.tenantId);
  const inOther = { ...account.ctx, projectId: other.id };
  const project = { ...own, ...(await addThings(db, inOther, 'live')) };
  const inOwn = { ...account.ctx, projectId: own.projectId };
  const environment = { ...own, ...(await addThings(db, inOwn, 'test')) };
  const headers = { 'X-Project-Id': own.projectId };
  const members: Asker[] = [];
  for (const role of ROLES) {
    const { token: credential } = await addMember(db, own.tenantId, role);
    members.push({ name: `session ${role}`, sent: { credential, headers } });
  }
  const keys: Asker[] = [];
  for (const scope of SCOPES) {
    const { secret: credential } = await newKey(account.ctx, { scopes: [scope] });
    keys.push({ name: `key ${scope}`, sent: { credential } });
  }
  return { askers: [...members, ...keys], keys, own, foreign: { tenant, project, environment } };
});

/** All rows that belong to somebody, of every table that knows whose they are. */
async function rowsOf(db: Db, column: 'tenant_id' | 'project_id', id: string): Promise<unknown> {
  const tables = await db.$queryRaw<{ table_name: string }[]>`
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = ${column} AND t.table_type = 'BASE TABLE'
    ORDER BY 1`;
  expect(tables.length).toBeGreaterThan(3);
  const rows: Record<string, unknown> = {};
  for (const { table_name } of tables) {
    rows[table_name] = await db.$queryRaw`
      SELECT to_jsonb(t) AS row FROM ${Prisma.raw(`"${table_name}"`)} t
      WHERE ${Prisma.raw(column)} = ${id} ORDER BY to_jsonb(t)::text`;
  }
  return rows;
}

const ask = ({ sent }: Asker, operation: Operation, id: string): Promise<Answer> => {
  const body = BODIES[nameOf(operation)];
  const path = operation.path.replace(/\{[^}]+\}/, id);
  return call(operation.method, path, { ...sent, ...(body === undefined ? {} : { body }) });
};

/** What a role or a scope may not do is refused before any id is looked at; whoever gets past is told 404. */
const GATES = ['forbidden', 'insufficient_scope'];

async function expectAsMissing(asker: Asker, operation: Operation, ids: [string, string]) {
  const [foreign, missing] = [
    await ask(asker, operation, ids[0]),
    await ask(asker, operation, ids[1]),
  ];
  expect([asker.name, timeless(foreign)]).toEqual([asker.name, timeless(missing)]);
  expect(foreign.status).toBe(missing.status);
  if (!GATES.includes(String(foreign.body['code']))) expect(foreign.status).toBe(404);
  return foreign.status;
}

/** Asks for the foreign thing as each, and at least somebody must have come past the gates. */
async function expectInvisible(
  db: Db,
  { askers, operation, foreign }: { askers: Asker[]; operation: Operation; foreign: World },
): Promise<void> {
  const { thing } = AIMS[placeOf(operation)] ?? {};
  if (thing === undefined) throw new Error(`${nameOf(operation)} is not aimed`);
  const before = await rowsOf(db, 'tenant_id', foreign.tenantId);
  const statuses = new Set<number>();
  for (const asker of askers)
    statuses.add(await expectAsMissing(asker, operation, [foreign[thing], MISSING[thing]]));
  expect(statuses).toContain(404);
  expect(await rowsOf(db, 'tenant_id', foreign.tenantId)).toEqual(before);
}

const named = (list: Operation[]) => list.map((one): [string, Operation] => [nameOf(one), one]);
const ofKind = (...kinds: Aim['isOf'][]) =>
  named(aimed.filter((one) => kinds.includes(AIMS[placeOf(one)]?.isOf ?? 'tenant')));

describe('an id of another tenant is an id that never was, for every role and scope:', () => {
  test.for(named(aimed))('%s', async ([, operation], { db, stage }) => {
    const { askers, foreign } = stage;
    await expectInvisible(db, { askers, operation, foreign: foreign.tenant });
  });
});

describe('so is one of another project, for every role and scope:', () => {
  test.for(ofKind('project', 'environment'))('%s', async ([, operation], { db, stage }) => {
    const { askers, foreign } = stage;
    await expectInvisible(db, { askers, operation, foreign: foreign.project });
  });
});

describe('so is one of the other environment, for every scope:', () => {
  test.for(ofKind('environment'))('%s', async ([, operation], { db, stage }) => {
    const { keys, foreign } = stage;
    await expectInvisible(db, { askers: keys, operation, foreign: foreign.environment });
  });
});

describe('a project of another tenant in X-Project-Id is one that never was, for every role and scope:', () => {
  test.for(named(private_))('%s', async ([, operation], { db, stage }) => {
    const { askers, own, foreign } = stage;
    const { thing } = AIMS[placeOf(operation)] ?? {};
    const before = await rowsOf(db, 'tenant_id', foreign.tenant.tenantId);
    for (const { name, sent } of askers) {
      const naming = (id: string): Asker => ({
        name,
        sent: { ...sent, headers: { 'X-Project-Id': id } },
      });
      const id = thing === undefined ? '' : MISSING[thing];
      const answer = await ask(naming(foreign.tenant.projectId), operation, id);
      expect([name, answer.status]).toEqual([name, 404]);
      expect(timeless(answer)).toEqual(
        timeless(await ask(naming(MISSING.projectId), operation, id)),
      );
    }
    expect(own.tenantId).not.toBe(foreign.tenant.tenantId);
    expect(await rowsOf(db, 'tenant_id', foreign.tenant.tenantId)).toEqual(before);
  });
});

describe('a foreign id in a query or a body is one that never was, for every role and scope:', () => {
  const labelled = GIVEN.map((one): [string, Given] => [`${one.operation} ${one.field}`, one]);

  test.for(labelled)('%s', async ([, given], { db, stage }) => {
    const { thing } = given;
    const { askers, own, foreign } = stage;
    const places = thing === 'contextKey' ? [foreign.tenant, foreign.project] : [foreign.tenant];
    for (const world of places) {
      const before = await rowsOf(db, 'tenant_id', world.tenantId);
      for (const asker of askers) {
        const answer = await give(asker, { given, id: world[thing], own });
        const missing = await give(asker, { given, id: MISSING[thing], own });
        expect([asker.name, answer.status]).toEqual([asker.name, missing.status]);
        expect(withoutId(answer, world[thing])).toEqual(withoutId(missing, MISSING[thing]));
        if (answer.status < 300) expect(answer.data ?? []).toEqual([]);
      }
      expect(await rowsOf(db, 'tenant_id', world.tenantId)).toEqual(before);
    }
  });

  test('GET /api/v1/downloads, with the signature of a link to a file of one’s own', async ({
    stage: { askers, own, foreign },
  }) => {
    let lenders = 0;
    for (const { name, sent } of askers) {
      const lent = await call('GET', `/api/v1/files/${own.fileId}`, sent);
      if (lent.status !== 200) continue;
      lenders += 1;
      const { download_url } = Lent.parse(lent.data);
      const { search } = new URL(download_url);
      const open = (id: string) =>
        call('GET', `/api/v1/downloads${search.replace(own.fileId, id)}`, {});
      const missing = await open(MISSING.fileId);
      for (const { fileId } of Object.values(foreign)) {
        const answer = await open(fileId);
        expect([name, answer.status]).toEqual([name, missing.status]);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(timeless(answer)).toEqual(timeless(missing));
      }
    }
    // Every role, and the keys with download or admin.
    expect(lenders).toBe(ROLES.length + 2);
  });
});

const Lent = z.object({ download_url: z.string() });

/** Sends an operation with the id in the field of its query or body; where its path wants an id too, with one's own. */
function give(
  { sent }: Asker,
  { given, id, own }: { given: Given; id: string; own: World },
): Promise<Answer> {
  const { operation, field, rest } = given;
  const [method = '', template = ''] = operation.split(' ');
  const path = template.replace('{id}', own.keyId);
  if (method === 'GET') return call(method, `${path}?${field}=${id}`, sent);
  return call(method, path, {
    ...sent,
    body: { ...rest, [field]: field === 'contexts' ? [id] : id },
  });
}

/** An answer may name the id that it was asked with. */
const withoutId = (answer: Answer, id: string): unknown =>
  JSON.parse(JSON.stringify(timeless(answer)).replaceAll(id, 'id'));
