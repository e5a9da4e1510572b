import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test as pureTest } from 'vitest';
import { PUBLIC_API_PATHS } from '@/lib/auth/credential';
import { hasScope, SCOPES, type Scope } from '@/lib/auth/scopes';
import type { Sent } from '@/lib/testing/call';
import { test } from '@/lib/testing/fixtures';
import { isDeclared } from './declaration';
import { METHODS } from './route-entry';
import { routes } from './routes.generated';

const API = '/api/v1';

/** Every `route.ts` below app/api/v1 as a URL pattern, read from the folders themselves. */
const paths = readdirSync(path.resolve('app/api/v1'), { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .map((file) => `${API}/${path.dirname(file)}`);

const entries = routes.filter((entry) => entry.path.startsWith(API));
const endpoints = entries.flatMap(({ path: url, module }) =>
  METHODS.filter((method) => module[method] !== undefined).map((method) => ({
    name: `${method} ${url}`,
    url,
    declaration: declarationOf(module[method]),
  })),
);

function declarationOf(handler: unknown) {
  return isDeclared(handler) ? handler.declaration : null;
}

describe('no route can be added that', () => {
  pureTest('the server does not mount', () => {
    expect(entries.map((entry) => entry.path).sort()).toEqual([...paths].sort());
    expect(paths.length).toBeGreaterThan(10);
  });

  pureTest('is not made by the wrapper, and so authenticates nobody', () => {
    for (const { name, declaration } of endpoints)
      expect([name, declaration !== null]).toEqual([name, true]);
  });

  pureTest('exports what neither host understands', () => {
    const known: string[] = [...METHODS];
    for (const { path: url, module } of entries)
      for (const name of Object.keys(module))
        expect([url, name, known.includes(name)]).toEqual([url, name, true]);
  });

  pureTest('is public in one place and not in the other', () => {
    const isPublic = endpoints.filter(({ declaration }) => declaration?.public);
    expect(isPublic.map(({ url }) => url).sort()).toEqual([...PUBLIC_API_PATHS].sort());
  });

  pureTest('opens more at a public path than it says', () => {
    for (const { name, url, declaration } of endpoints)
      if (PUBLIC_API_PATHS.has(url)) expect([name, declaration?.public]).toEqual([name, true]);
  });
});

type Row = { scope: Scope | null; send?: Sent };
/** An id of the kind that the path asks for, which names nothing. */
const missing = (prefix: string) => `${prefix}_${'0'.repeat(32)}`;
const missingIn = (url: string) => missing(url.includes('/files/') ? 'file' : 'key');
const json = (body: Record<string, unknown>): Sent => ({ body });
const catchAll: Row = { scope: null };

/** What each call asks of a key, and something to send that would pass every check before the gate. */
const MATRIX: Record<string, Row> = {
  'GET /api/v1/[...path]': catchAll,
  'POST /api/v1/[...path]': catchAll,
  'PUT /api/v1/[...path]': catchAll,
  'PATCH /api/v1/[...path]': catchAll,
  'DELETE /api/v1/[...path]': catchAll,
  'GET /api/v1/api-keys': { scope: 'admin' },
  'POST /api/v1/api-keys': { scope: 'admin', send: json({ name: 'x', scopes: ['upload'] }) },
  'GET /api/v1/api-keys/current': { scope: null },
  'GET /api/v1/api-keys/[id]': { scope: 'admin' },
  'PATCH /api/v1/api-keys/[id]': { scope: 'admin', send: json({ name: 'x' }) },
  'DELETE /api/v1/api-keys/[id]': { scope: 'admin' },
  'POST /api/v1/api-keys/[id]/rotate': { scope: 'admin' },
  'GET /api/v1/api-keys/[id]/usage': { scope: 'admin' },
  'GET /api/v1/audit-logs': { scope: 'admin' },
  'GET /api/v1/audit-logs/export': { scope: 'admin' },
  'POST /api/v1/auth/logout': { scope: null },
  'GET /api/v1/contexts': { scope: 'metadata' },
  'POST /api/v1/contexts': { scope: 'admin', send: json({ context_key: 'x', display_name: 'X' }) },
  'GET /api/v1/contexts/[context_key]': { scope: 'metadata' },
  'PATCH /api/v1/contexts/[context_key]': { scope: 'admin', send: json({ display_name: 'X' }) },
  'GET /api/v1/files': { scope: 'metadata' },
  'GET /api/v1/files/[id]': { scope: 'download' },
  'DELETE /api/v1/files/[id]': { scope: 'delete' },
  'GET /api/v1/files/[id]/metadata': { scope: 'metadata' },
  'GET /api/v1/usage': { scope: 'metadata' },
  'POST /api/v1/files/upload': { scope: 'upload' },
  'GET /api/v1/invitations': { scope: null },
  'DELETE /api/v1/invitations/[id]': { scope: null },
  'POST /api/v1/invitations/[id]/accept': { scope: null },
  'GET /api/v1/members': { scope: null },
  'POST /api/v1/members': { scope: null, send: json({ email: 'a@b.co', role: 'viewer' }) },
  'PATCH /api/v1/members/[user_id]': { scope: null, send: json({ role: 'viewer' }) },
  'DELETE /api/v1/members/[user_id]': { scope: null },
  'GET /api/v1/me': { scope: null },
  'PATCH /api/v1/me': { scope: null, send: json({ name: 'x' }) },
  'GET /api/v1/me/sessions': { scope: null },
  'DELETE /api/v1/me/sessions': { scope: null },
  'DELETE /api/v1/me/sessions/[id]': { scope: null },
  'POST /api/v1/me/tenant': { scope: null, send: json({ tenant_id: 'x' }) },
  'GET /api/v1/projects': { scope: 'admin' },
  'POST /api/v1/projects': { scope: null, send: json({ name: 'x' }) },
  'GET /api/v1/projects/[project_id]': { scope: 'admin' },
  'PATCH /api/v1/projects/[project_id]': { scope: null, send: json({ name: 'x' }) },
  'DELETE /api/v1/projects/[project_id]': { scope: null },
  'GET /api/v1/tenant': { scope: null },
  'PATCH /api/v1/tenant': { scope: null, send: json({ name: 'x' }) },
  'GET /api/v1/usage/requests': { scope: 'admin' },
};

const guarded = endpoints.filter(({ declaration }) => !declaration?.public);

pureTest(
  'every call that needs a credential has its row in the scope matrix, and its scope',
  () => {
    const declared = guarded.map(({ name, declaration }) => [name, declaration?.scope ?? null]);
    const rows = Object.entries(MATRIX).map(([name, { scope }]) => [name, scope]);
    expect(declared.sort()).toEqual(rows.sort());
  },
);

describe.for(Object.entries(MATRIX))('%s', ([name, { scope, send = {} }]) => {
  const [method = '', url = ''] = name.split(' ');
  const address = url
    .replace('[...path]', 'nothing/here')
    .replace('[id]', missingIn(url))
    .replace('[project_id]', missing('prj'))
    .replace('[user_id]', missing('usr'))
    .replace('[context_key]', 'nowhere');

  pureTest('is asked at an address that names something', () => {
    expect(address).not.toContain('[');
  });

  test.for([...SCOPES])('asked by a key that holds only: %s', async (held, { makeKey, call }) => {
    const { secret } = await makeKey({ scopes: [held] });
    const answer = await call(method, address, { ...send, credential: secret });
    if (scope === null || hasScope([held], scope)) {
      expect(answer.status).not.toBe(401);
      return;
    }
    expect(answer).toMatchObject({
      status: 401,
      body: { code: 'insufficient_scope', errors: [`Requires scope: ${scope}`] },
    });
    expect(answer.headers.get('WWW-Authenticate')).toBe(
      `Bearer realm="uploadkit", error="insufficient_scope", scope="${scope}"`,
    );
    // Who may not call at all is told so, not what else is wrong with the call.
    const wrong = await call(method, `${address}?nonsense=1`, { ...send, credential: secret });
    expect(wrong.body['code']).toBe('insufficient_scope');
  });
});
