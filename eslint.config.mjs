import eslint from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// ── Who may import whom ─────────────────────────────────────────────────────────────────────────
// Arrows point down. A zone is a folder or a single file (without its ending) and lists what it may
// import as "@/<path>"; `x/*` means everything below x. What is not listed is forbidden, and a file
// that no zone covers may import nothing of the project. A later zone replaces an earlier one.
// `not` are packages to stay free of, named below; Prisma's are for lib/db.ts and the scripts around migrations.
// `climbs`: plain Node runs these files and knows no "@/".

const LEAVES = [
  ...['lib/errors', 'lib/env', 'lib/ids', 'lib/singleton', 'lib/log', 'lib/batched-writes'],
  ...['lib/safe-text', 'lib/metadata', 'lib/paging', 'lib/audit-actions', 'lib/process-id'],
  'lib/explain-issue',
];
// Each may import the leaves and what stands before it here. The first four run at the edge and in
// the browser too, hence before the database.
const GROUND = [
  ...['lib/auth/scopes', 'lib/auth/roles', 'lib/auth/key-format', 'lib/auth/credential'],
  ...['lib/db', 'lib/auth/principal', 'lib/auth/require-scope', 'lib/auth/lock-caller'],
  'lib/auth/require-named-project',
  ...['lib/auth/require-member', 'lib/context', 'lib/audit', 'lib/rate-limits'],
  ...['lib/auth/hold-project', 'lib/transact', 'lib/change-tenant', 'lib/limiters', 'lib/mail'],
];

const DOMAINS = ['keys', 'contexts', 'files', 'accounts', 'projects', 'usage', 'audit-logs'];
const indexOf = (domain) => [`lib/${domain}`, `lib/${domain}/index`];
const INDEXES = DOMAINS.flatMap(indexOf);
const SCHEMAS = DOMAINS.map((domain) => `lib/${domain}/schemas`);
// How a browser's session meets Next, again each on what stands before it.
const BROWSER_SESSIONS = [
  ...['lib/auth/browser-context', 'lib/auth/session', 'lib/auth/github-provider'],
  ...['lib/auth/google-provider', 'lib/auth/oauth-providers', 'lib/auth/provider-sign-in'],
  ...['lib/auth/next-auth-options', 'lib/auth/answer-next-auth'],
];
const EVERYTHING_BELOW = [...LEAVES, ...GROUND, ...INDEXES, ...SCHEMAS];

const NEXT = String.raw`(next|next-auth)(/.*)?`;
const REACT = String.raw`(react|react-dom|@tanstack/react-query|@radix-ui/.+)(/.*)?`;
const PRISMA = String.raw`@prisma/(client|adapter-pg)(/.*)?`;
const HTTP = String.raw`(node:)?https?2?|(hono|@hono)(/.*)?`;

const ZONES = [
  // The leaves and the ground.
  { file: 'lib/errors', may: [], not: [NEXT, REACT, HTTP] },
  { file: 'lib/env', may: [], not: [NEXT, REACT, HTTP] },
  { file: 'lib/ids', may: [], not: [NEXT, REACT, HTTP] },
  { file: 'lib/singleton', may: [], not: [NEXT, REACT, HTTP] },
  { file: 'lib/log', may: ['lib/env', 'lib/singleton'], not: [NEXT, REACT, HTTP] },
  { file: 'lib/batched-writes', may: ['lib/log'], not: [NEXT, REACT, HTTP] },
  { file: 'lib/audit-actions', may: [], not: [NEXT, REACT, HTTP] },
  { file: 'lib/process-id', may: ['lib/singleton'], not: [NEXT, REACT, HTTP] },
  { file: 'lib/lookups', may: [], not: [NEXT, REACT, HTTP] },
  { file: 'lib/safe-text', may: [], not: [NEXT, REACT, HTTP] },
  { file: 'lib/metadata', may: ['lib/safe-text'], not: [NEXT, REACT, HTTP] },
  { file: 'lib/explain-issue', may: [], not: [NEXT, REACT, HTTP] },
  { file: 'lib/paging', may: ['lib/safe-text'], not: [NEXT, REACT, HTTP] },
  ...GROUND.map((file, place) => ({
    file,
    may: [
      ...LEAVES,
      ...GROUND.slice(0, place),
      ...(file === 'lib/db' ? ['lib/lookups', 'prisma/generated/*'] : []),
    ],
    not: [NEXT, REACT, HTTP],
    prisma: file === 'lib/db',
  })),
  // The domains, where the rules live. A sibling is known by its index alone.
  ...DOMAINS.map((name) => ({
    folder: `lib/${name}`,
    may: [...LEAVES, ...GROUND, ...DOMAINS.filter((other) => other !== name).flatMap(indexOf)],
    not: [NEXT, REACT, HTTP],
  })),
  // What a schema imports ends up in the browser: other schemas, never an index with its verbs.
  ...DOMAINS.map((name) => ({
    file: `lib/${name}/schemas`,
    folder: `lib/${name}`,
    may: [...LEAVES, 'lib/auth/scopes', 'lib/auth/roles', 'lib/auth/principal', ...SCHEMAS],
    not: [NEXT, REACT, HTTP],
  })),
  // What carries the domains to the outside.
  { file: 'lib/auth/token', may: EVERYTHING_BELOW, not: [NEXT, REACT, HTTP] },
  { folder: 'lib/http', may: [...EVERYTHING_BELOW, 'lib/auth/token'], not: [NEXT, REACT] },
  { file: 'lib/http/routes.generated', may: ['lib/http/route-entry', 'app/*'], not: [NEXT, REACT] },
  ...BROWSER_SESSIONS.map((file, place) => ({
    file,
    may: [
      ...[...EVERYTHING_BELOW, 'lib/auth/token', 'lib/http/*'],
      ...BROWSER_SESSIONS.slice(0, place),
    ],
    not: [REACT],
  })),
  { folder: 'lib/jobs', may: EVERYTHING_BELOW, not: [NEXT, REACT, HTTP] },
  { folder: 'lib/cli', may: [...EVERYTHING_BELOW, 'lib/jobs/*'], not: [NEXT, REACT, HTTP] },
  { file: 'prisma/seed', may: EVERYTHING_BELOW, not: [NEXT, REACT, HTTP] },
  // The browser.
  { file: 'lib/api-client', may: ['lib/errors', ...SCHEMAS], not: [NEXT, REACT, HTTP] },
  {
    folder: 'components',
    may: [
      ...['lib/api-client', 'lib/errors', ...SCHEMAS],
      ...['lib/auth/principal', 'lib/auth/scopes', 'lib/auth/roles'],
    ],
    not: [HTTP],
    mayUseClient: true,
  },
  // The doors.
  {
    folder: 'app',
    may: [
      ...['components/*', 'lib/auth/session', 'lib/auth/answer-next-auth', 'lib/http/*'],
      ...[...INDEXES, ...SCHEMAS],
    ],
    not: [HTTP],
  },
  { folder: 'app/api/v1', may: ['lib/http/*', ...INDEXES, ...SCHEMAS], not: [NEXT, REACT, HTTP] },
  {
    file: 'middleware',
    may: [
      ...['lib/auth/credential', 'lib/auth/token', 'lib/env'],
      ...['lib/http/refuse-credential', 'lib/http/content-security-policy'],
    ],
    not: [REACT, HTTP],
  },
  // The house itself: starting it, serving it, looking at it from outside.
  { folder: 'lib/start', may: ['lib/errors', 'lib/env', 'lib/log'], not: [NEXT, REACT] },
  {
    file: 'server',
    may: ['lib/start/*', 'lib/http/*', 'lib/jobs/*', ...EVERYTHING_BELOW],
    not: [REACT],
  },
  { folder: 'e2e', may: ['lib/testing/*'], not: [NEXT, REACT] },
  { folder: 'scripts', may: ['lib/start/*'], not: [NEXT, REACT], climbs: true, prisma: true },
  { folder: 'bench', may: ['lib/*'], not: [], climbs: true },
  { folder: 'lib/testing', may: ['lib/*', 'app/*', 'components/*', 'middleware'], not: [] },
];

/** What tests may import on top of their zone: the helpers, and the file they test. */
const asTest = (zone) => ({
  ...zone,
  may: [...zone.may, 'lib/testing/*', ...(zone.file ? [zone.file] : [])],
});

const toRegex = (path) => (path.endsWith('/*') ? `${path.slice(0, -1)}.+` : path);

/** The imports a zone forbids, as `{ regex, message }` on the text of the import. */
function forbiddenImports({ file, folder, may, not, climbs, prisma }) {
  const inside = folder ? [`${folder}/*`] : [];
  const home = file?.replace(/[^/]*$/, '') ?? '';
  const beside = may.filter((path) => path.startsWith(home)).map((path) => path.slice(home.length));
  return [
    !climbs && {
      regex: String.raw`(^|/)\.\.(/|$)`,
      message: 'Write "@/…" instead of climbing with "../".',
    },
    {
      regex: `^@/(?!(${[...may, ...inside].map(toRegex).join('|')})$)`,
      message: 'This zone may not import that: see ZONES in eslint.config.mjs.',
    },
    // In a folder of one zone "./" stays inside it; in a folder of several it could cross.
    !folder && {
      regex: String.raw`^\./(?!(${beside.map(toRegex).join('|')})$)`,
      message: 'This zone may not import that neighbour: see ZONES in eslint.config.mjs.',
    },
    ...[...not, ...(prisma ? [] : [PRISMA])].map((packages) => ({
      regex: `^(${packages})$`,
      message: 'This zone stays free of that package: see ZONES in eslint.config.mjs.',
    })),
    !climbs && {
      regex: '^(node:)?process$',
      message: 'Read the environment through env() of lib/env.ts.',
    },
  ].filter(Boolean);
}

/** The zone's imports once more for `import()`, which no-restricted-imports does not see, and the banned directives. */
function forbiddenSyntax(imports, mayUseClient) {
  const directives = mayUseClient ? ['use server'] : ['use server', 'use client'];
  return [
    ...imports.map(({ regex, message }) => ({
      selector: `ImportExpression[source.value=/${regex.replaceAll('/', String.raw`\/`)}/]`,
      message,
    })),
    ...directives.map((directive) => ({
      selector: `ExpressionStatement[directive="${directive}"]`,
      message: `"${directive}" does not belong here.`,
    })),
  ];
}

const zoneRules = (zone) => ({
  'no-restricted-imports': ['error', { patterns: forbiddenImports(zone) }],
  'no-restricted-syntax': ['error', ...forbiddenSyntax(forbiddenImports(zone), zone.mayUseClient)],
});

const zoneConfigs = ZONES.flatMap((zone) => {
  const stem = zone.file ?? `${zone.folder}/**/*`;
  return [
    { files: [`${stem}.{ts,tsx,mjs}`], rules: zoneRules(zone) },
    { files: [`${stem}.test.{ts,tsx}`], rules: zoneRules(asTest(zone)) },
  ];
});

const TESTS = ['**/*.test.{ts,tsx}', 'e2e/**'];
const TOOL_CONFIGS = ['*.config.{ts,mjs}', 'e2e/**/*.config.ts'];
const NEXT_PAGES = [
  ...['page', 'page.dev', 'layout', 'template', 'error', 'loading', 'not-found', 'default'],
  'global-error',
];
const lines = (max) => ({ max, skipBlankLines: false, skipComments: false });

export default defineConfig(
  globalIgnores([
    '.next/',
    'dist/',
    '.data/',
    'prisma/generated/',
    'next-env.d.ts',
    'bench/peers/',
  ]),
  {
    files: ['**/*.{ts,tsx,mjs}'],
    extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked],
    // No comment can switch a rule off, and no rule is a mere warning: verify allows none.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', lines(300)],
      'max-params': ['error', 3],
      'no-restricted-properties': ['error', { object: 'process', property: 'env' }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true },
        },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Names that hold control characters are what lib/ looks for.
      'no-control-regex': 'off',
      ...zoneRules({ may: [], not: [] }),
    },
  },
  {
    files: ['{app,components}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    // The table is laid out as a grid, so its roles have to be said again.
    rules: {
      'jsx-a11y/no-interactive-element-to-noninteractive-role': ['error', { td: ['cell'] }],
    },
  },
  ...zoneConfigs,
  {
    files: ['app/**/error.tsx', 'app/global-error.tsx'],
    rules: zoneRules({ ...ZONES.find(({ folder }) => folder === 'app'), mayUseClient: true }),
  },
  {
    files: ['lib/**', 'server.ts', 'middleware.ts'],
    ignores: TESTS,
    rules: { 'max-lines-per-function': ['error', lines(50)] },
  },
  { files: ['app/**/route.ts'], rules: { 'max-lines': ['error', lines(60)] } },
  { files: TESTS, rules: { 'max-lines': ['error', lines(600)] } },
  {
    files: ['lib/env.ts', 'scripts/**/*.mjs', 'bench/**', ...TOOL_CONFIGS],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: [`app/**/{${NEXT_PAGES.join(',')}}.tsx`, ...TOOL_CONFIGS],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: TOOL_CONFIGS, rules: { '@typescript-eslint/unbound-method': 'off' } },
  {
    // Outside the TypeScript project: no types to ask. Node itself says which globals exist.
    files: ['**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(
        Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
      ),
    },
  },
);
