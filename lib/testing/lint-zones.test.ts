import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

// Written down a second time on purpose, from the architecture and not from eslint.config.mjs: a zone that is loosened
// there by mistake fails here. `may` must pass, each of `mayNot` must be refused, imported either way.
type Zone = { at: string; may?: string[]; mayNot: string[] };

const LEAVES = ['@/lib/errors', '@/lib/env', '@/lib/ids', '@/lib/singleton', '@/lib/log'];
const INDEXES = ['@/lib/keys', '@/lib/files/index', '@/lib/accounts'];
const PRISMA = ['@/prisma/generated/client', '@prisma/client', '@prisma/adapter-pg'];
/** The ways to the database that are lib/db.ts's own. */
const DATABASE = [...PRISMA, '@/lib/lookups'];
const NEXT = ['next', 'next/headers', 'next-auth', 'next-auth/jwt'];
const REACT = ['react', 'react-dom/server', '@tanstack/react-query', '@radix-ui/react-dialog'];
const HTTP = ['node:http', 'http', 'node:https', 'hono', '@hono/node-server'];
const WEB = [...NEXT, ...REACT, ...HTTP];
/** What nothing below the doors may reach. */
const ABOVE = [
  '@/app/page',
  '@/components/ui/button',
  '@/server',
  '@/middleware',
  '@/e2e/fixtures',
];
const TESTING = '@/lib/testing/database';
/** What only files may import that plain Node runs. */
const PLAIN_NODE = ['node:process', 'process', '../errors', './../errors', '@/lib/../lib/errors'];
const RUN_BY_PLAIN_NODE = ['scripts/start.mjs', 'bench/auth/index.mjs'];

const ZONES: Zone[] = [
  { at: 'lib/errors.ts', mayNot: ['@/lib/env', './env', '@/lib/db', ...WEB, ...ABOVE] },
  { at: 'lib/env.ts', may: ['zod'], mayNot: ['@/lib/errors', './errors', '@/lib/log', ...WEB] },
  { at: 'lib/ids.ts', may: ['uuid'], mayNot: ['@/lib/errors', './env', '@/lib/db', ...WEB] },
  { at: 'lib/singleton.ts', mayNot: [...LEAVES.slice(0, 3), './db', ...WEB] },
  {
    at: 'lib/log.ts',
    may: ['@/lib/env', './env', '@/lib/singleton', 'pino'],
    mayNot: ['@/lib/errors', './db', '@/lib/auth/principal', ...WEB],
  },
  { at: 'lib/batched-writes.ts', may: ['./log'], mayNot: ['@/lib/db', './env', ...WEB] },
  { at: 'lib/safe-text.ts', may: ['zod'], mayNot: ['@/lib/errors', './db', ...WEB, ...DATABASE] },
  { at: 'lib/lookups.ts', may: ['pg'], mayNot: ['./db', '@/lib/env', ...WEB, ...DATABASE] },
  { at: 'lib/audit-actions.ts', mayNot: ['@/lib/errors', './audit', ...WEB, ...DATABASE] },
  {
    at: 'lib/metadata.ts',
    may: ['zod', './safe-text'],
    mayNot: ['@/lib/errors', './paging', './db', ...WEB, ...DATABASE],
  },
  {
    at: 'lib/paging.ts',
    may: ['zod', '@/lib/safe-text'],
    mayNot: ['./metadata', './db', '@/lib/keys', ...WEB, ...DATABASE],
  },
  {
    at: 'lib/auth/key-format.ts',
    may: ['./scopes', '@/lib/errors'],
    mayNot: ['./credential', './principal', '@/lib/db', '@/lib/keys', ...WEB, ...DATABASE],
  },
  {
    at: 'lib/auth/lock-caller.ts',
    may: ['@/lib/db', './principal', './require-scope', '@/lib/errors'],
    mayNot: ['./token', './session', '@/lib/context', '@/lib/keys', ...WEB, ...DATABASE],
  },
  {
    at: 'lib/auth/scopes.ts',
    may: LEAVES,
    mayNot: ['./principal', '@/lib/auth/principal', '@/lib/db', ...WEB],
  },
  {
    at: 'lib/auth/roles.ts',
    may: [...LEAVES, './scopes'],
    mayNot: ['./principal', './session', '@/lib/db', ...WEB],
  },
  {
    at: 'lib/auth/credential.ts',
    may: ['@/lib/errors', './key-format'],
    mayNot: ['@/lib/db', './principal', './token', '@/lib/keys', ...WEB],
  },
  {
    at: 'lib/auth/principal.ts',
    may: [...LEAVES, './scopes', '@/lib/auth/roles'],
    mayNot: ['./require-scope', './session', '@/lib/context', '@/lib/keys', ...WEB],
  },
  {
    at: 'lib/auth/require-scope.ts',
    may: ['@/lib/errors', './principal', './scopes', './roles'],
    mayNot: ['./token', './session', '@/lib/audit', '@/lib/keys', ...WEB],
  },
  {
    at: 'lib/db.ts',
    may: [...LEAVES, ...DATABASE, './lookups', 'pg'],
    mayNot: ['@/lib/context', './audit', '@/lib/auth/require-scope', '@/lib/keys', ...WEB],
  },
  {
    at: 'lib/context.ts',
    may: ['./db', '@/lib/auth/principal', '@/lib/auth/scopes'],
    mayNot: ['./audit', '@/lib/auth/session', '@/lib/keys', ...WEB, ...DATABASE],
  },
  {
    at: 'lib/audit.ts',
    may: ['./db', './context', '@/lib/auth/principal'],
    mayNot: ['@/lib/keys', '@/lib/http/route', '@/lib/auth/token', ...WEB, ...DATABASE],
  },
  {
    at: 'lib/rate-limits.ts',
    may: ['./env', '@/lib/auth/principal'],
    mayNot: ['@/lib/keys', '@/lib/http/route', '@/lib/auth/token', ...WEB, ...ABOVE, ...DATABASE],
  },
  ...['keys', 'contexts', 'files', 'accounts', 'projects', 'usage', 'audit-logs'].map((domain) => ({
    at: `lib/${domain}/create-thing.ts`,
    may: [
      ...[...LEAVES, './schemas', `@/lib/${domain}/internal`, '@/lib/auth/require-scope'],
      ...[
        '@/lib/db',
        '@/lib/context',
        '@/lib/audit',
        `@/lib/${domain === 'keys' ? 'files' : 'keys'}`,
      ],
    ],
    mayNot: [
      ...[`@/lib/${domain}`, `@/lib/${domain === 'keys' ? 'files' : 'keys'}/internal`],
      ...['@/lib/http/route', TESTING],
      ...['@/lib/auth/token', '@/lib/auth/session', '@/lib/jobs', '@/lib/api-client'],
      ...[...WEB, ...ABOVE, ...DATABASE],
    ],
  })),
  {
    at: 'lib/keys/schemas.ts',
    may: ['./status', '@/lib/auth/principal', '@/lib/projects/schemas', '@/lib/metadata', 'zod'],
    mayNot: [...INDEXES, '@/lib/db', '@/lib/files/internal', ...WEB, ...ABOVE, ...DATABASE],
  },
  {
    at: 'lib/auth/token.ts',
    may: ['jose', '@/lib/env', '@/lib/errors'],
    mayNot: ['./session', '@/lib/http/route', ...WEB, ...ABOVE, ...DATABASE],
  },
  {
    at: 'lib/auth/session.ts',
    may: ['next-auth', './token', '@/lib/accounts', '@/lib/db', './browser-context'],
    mayNot: ['./next-auth-options', '@/lib/keys/internal', ...REACT, ...ABOVE, ...DATABASE],
  },
  {
    at: 'lib/auth/browser-context.ts',
    may: ['@/lib/context', '@/lib/http/client', '@/lib/db'],
    mayNot: ['./session', '@/lib/keys/internal', TESTING, ...REACT, ...ABOVE, ...DATABASE],
  },
  {
    at: 'lib/auth/next-auth-options.ts',
    may: ['next-auth', './token', './credential', '@/lib/accounts', '@/lib/accounts/schemas'],
    mayNot: ['@/lib/accounts/internal', TESTING, ...REACT, ...ABOVE, ...DATABASE],
  },
  {
    at: 'lib/http/routes.generated.ts',
    may: ['@/app/api/v1/files/route', './route-entry'],
    mayNot: ['@/lib/keys', '@/lib/db', './route', '@/components/ui/button', ...NEXT, ...REACT],
  },
  {
    at: 'lib/http/route.ts',
    may: ['hono', './body', '@/lib/context', '@/lib/auth/token', ...INDEXES, '@/lib/keys/schemas'],
    mayNot: [
      ...['@/lib/keys/internal', '@/lib/auth/session', TESTING, '@/lib/start/postgres'],
      ...[...NEXT, ...REACT, ...ABOVE, ...DATABASE],
    ],
  },
  {
    at: 'lib/jobs/purge.ts',
    may: ['@/lib/db', ...INDEXES],
    mayNot: ['@/lib/http/route', '@/lib/keys/internal', TESTING, ...WEB, ...ABOVE, ...DATABASE],
  },
  {
    at: 'lib/cli/main.ts',
    may: ['@/lib/db', '@/lib/jobs/purge', ...INDEXES],
    mayNot: ['@/lib/http/route', '@/lib/keys/internal', TESTING, ...WEB, ...ABOVE, ...DATABASE],
  },
  {
    at: 'prisma/seed.ts',
    may: ['@/lib/db', ...INDEXES],
    mayNot: ['@/lib/http/route', '@/lib/keys/internal', './generated/client', TESTING, ...DATABASE],
  },
  {
    at: 'lib/api-client.ts',
    may: ['@/lib/errors', './errors', '@/lib/keys/schemas'],
    mayNot: ['@/lib/keys', './env', '@/lib/db', '@/lib/http/route', ...WEB, ...ABOVE],
  },
  {
    at: 'components/keys/key-table.tsx',
    may: [
      ...['./key-row', '@/components/ui/button', '@/lib/api-client', '@/lib/errors', ...REACT],
      ...['@/lib/auth/principal', '@/lib/auth/scopes', '@/lib/auth/roles', '@/lib/keys/schemas'],
    ],
    mayNot: [
      ...['@/lib/keys', '@/lib/env', '@/lib/db', '@/lib/auth/session', '@/lib/auth/credential'],
      ...['@/lib/http/route', '@/app/layout', TESTING, ...HTTP, ...DATABASE],
    ],
  },
  {
    at: 'app/(dashboard)/projects/[projectId]/keys/page.tsx',
    may: [
      ...['./loading', '@/components/keys/key-table', '@/lib/auth/session', ...INDEXES],
      ...['@/lib/keys/schemas', '@/lib/http/route', 'next/navigation', 'react'],
    ],
    mayNot: [
      ...['@/lib/db', '@/lib/keys/internal', '@/lib/keys/create-key', '@/lib/auth/token'],
      ...['@/lib/env', '@/lib/audit', TESTING, '@/server', ...HTTP, ...DATABASE],
    ],
  },
  {
    at: 'app/api/v1/api-keys/[keyId]/route.ts',
    may: ['@/lib/http/route', '@/lib/keys', '@/lib/keys/schemas'],
    mayNot: [
      ...['@/lib/auth/session', '@/components/ui/button', '@/lib/db', '@/lib/keys/internal'],
      ...['next/server', TESTING, ...WEB, ...DATABASE],
    ],
  },
  {
    at: 'middleware.ts',
    may: [
      '@/lib/auth/credential',
      './lib/auth/token',
      '@/lib/http/refuse-credential',
      'next/server',
    ],
    mayNot: ['@/lib/auth/session', '@/lib/db', './lib/keys', '@/lib/http/route', ...REACT, ...HTTP],
  },
  {
    at: 'server.ts',
    may: [
      ...['@/lib/start/postgres', '@/lib/http/mount', './lib/env', '@/lib/log', '@/lib/db'],
      ...[...INDEXES, 'next', ...HTTP],
    ],
    mayNot: [
      ...['@/lib/keys/internal', './lib/auth/session', '@/app/api/v1/files/route', TESTING],
      ...[...REACT, ...DATABASE],
    ],
  },
  {
    at: 'lib/start/postgres.ts',
    may: ['./data-dir', '@/lib/errors', '@/lib/env', '@/lib/log', 'pg', 'node:http'],
    mayNot: ['@/lib/db', '@/lib/keys', '@/lib/http/route', TESTING, ...NEXT, ...REACT, ...DATABASE],
  },
  {
    at: 'lib/testing/database.ts',
    may: ['@/lib/db', '@/lib/keys/internal', '@/lib/http/route', '@/app/api/v1/files/route'],
    mayNot: PRISMA,
  },
  {
    at: 'e2e/fixtures.ts',
    may: ['./sign-in', TESTING],
    mayNot: ['@/lib/db', ...NEXT, ...DATABASE],
  },
  {
    at: 'scripts/start.mjs',
    may: ['./log.mjs', '../bench/harness/cores.mjs', '@prisma/adapter-pg'],
    mayNot: ['@/lib/db', '@/lib/keys', '@/prisma/generated/client', ...NEXT, ...REACT],
  },
  {
    at: 'bench/auth/index.mjs',
    may: ['../harness/cores.mjs', 'node:http', 'hono'],
    mayNot: ['@/app/api/v1/files/route', '@/components/ui/button', ...PRISMA],
  },
  // Tests live by their file's zone, with the helpers on top.
  {
    at: 'lib/keys/create-key.test.ts',
    may: [TESTING, './create-key', '@/lib/accounts'],
    mayNot: ['@/lib/http/route', '@/lib/files/internal', '@/app/api/v1/files/route', ...DATABASE],
  },
  { at: 'lib/errors.test.ts', may: ['./errors', TESTING], mayNot: ['@/lib/env', '@/lib/db'] },
  // A folder that no zone names yet.
  { at: 'lib/brand-new/thing.ts', mayNot: [...LEAVES, ...INDEXES, './other', ...DATABASE] },
];

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

const asExport = (path: string, n: number) => `export * as n${n} from '${path}';`;
const asDynamicImport = (path: string, n: number) =>
  `export const n${n} = () => import('${path}');`;

/** Which of the imports the zones refuse in the file at that place, one import a line. */
async function refused(at: string, imports: string[], write: typeof asExport) {
  const [result] = await eslint.lintText(imports.map(write).join('\n'), { filePath: at });
  const rules = ['no-restricted-imports', 'no-restricted-syntax'];
  const strange = result?.messages.filter(({ ruleId }) => !rules.includes(ruleId ?? ''));
  expect(strange).toEqual([]);
  return imports.filter((_, n) => result?.messages.some(({ line }) => line === n + 1));
}

describe.each(ZONES)('$at', { timeout: 180_000 }, ({ at, may = [], mayNot }) => {
  const faults = [...mayNot, ...(RUN_BY_PLAIN_NODE.includes(at) ? [] : PLAIN_NODE)];

  test('may import what the architecture lets it', async () => {
    expect(await refused(at, may, asExport)).toEqual([]);
    expect(await refused(at, may, asDynamicImport)).toEqual([]);
  });

  test('is refused everything above it and beside it', async () => {
    expect(await refused(at, faults, asExport)).toEqual(faults);
  });

  test('is refused the same through import()', async () => {
    expect(await refused(at, faults, asDynamicImport)).toEqual(faults);
  });
});
