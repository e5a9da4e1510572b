import { z } from 'zod';

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, fallback: z.input<T>) =>
  z.preprocess((value) => blankIsAbsent(value) ?? fallback, schema);

const Port = z.coerce.number('must be a port number').int().min(1).max(65535);

const DEFAULT_RATE_LIMITS = { free: 60, pro: 300, team: 1000, enterprise: 5000 };
const TIER_LIMIT = /^(free|pro|team|enterprise)=([1-9]\d{0,8})$/;

/** `free=60,pro=300`: requests a minute, for the tiers that differ from the default; or `off` for no throttle at all (null). */
const RateLimits = z.string().transform((text, check) => {
  if (text === 'off') return null;
  const limits = { ...DEFAULT_RATE_LIMITS };
  for (const part of text.split(',')) {
    const [, tier, limit] = TIER_LIMIT.exec(part.trim()) ?? [];
    if (tier === undefined) {
      check.addIssue('must be off, or like free=60,pro=300');
      return z.NEVER;
    }
    Object.assign(limits, { [tier]: Number(limit) });
  }
  return limits;
});

/** Where a virus scanner listens, as `node:net` connects to it. */
export type ScannerAddress = { host: string; port: number } | { path: string };

const CLAMD_PORT = 3310;

/** `tcp://host:port` or `unix:/path`. */
const ClamdUrl = z.string().transform((text, check): ScannerAddress => {
  const [, path] = /^unix:(?:\/\/)?(\/[^\0]+)$/.exec(text) ?? [];
  if (path !== undefined) return { path };
  const [, bracketed, name, port = String(CLAMD_PORT)] =
    /^tcp:\/\/(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?\/?$/i.exec(text) ?? [];
  const host = bracketed ?? name;
  if (host !== undefined && Port.safeParse(port).success) return { host, port: Number(port) };
  check.addIssue('must be tcp://host:port or unix:/path');
  return z.NEVER;
});

/** Client secrets go there: TLS, unless it does not leave this machine. */
const ProviderUrl = z
  .url({ protocol: /^https?$/, error: 'must be an https:// URL' })
  .refine(isConfidential, 'must be an https:// URL')
  .transform((url) => url.replace(/\/$/, ''));

function isConfidential(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

const MAIL_ADDRESS = /^(?:[^\s<>@]+@[^\s<>@]+|[^\p{Cc}<>@]+<[^\s<>@]+@[^\s<>@]+>)$/u;

/** Every variable that UploadKit reads. `.env.example` documents each one; a test keeps the two equal. */
export const EnvSchema = z.object({
  NODE_ENV: withDefault(z.enum(['development', 'production', 'test']), 'production'),
  PORT: withDefault(Port, 3000),
  HOST: withDefault(z.string().min(1), '0.0.0.0'),
  APP_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })),
  DATA_DIR: withDefault(z.string().min(1), './.data'),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' }),
  ),
  DATABASE_POOL_SIZE: withDefault(z.coerce.number().int().min(2).max(500), 10),
  STORAGE: withDefault(z.enum(['disk', 's3']), 'disk'),
  S3_BUCKET: optional(z.string().min(1)),
  S3_REGION: withDefault(z.string().min(1), 'us-east-1'),
  S3_ENDPOINT: optional(
    z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' }),
  ),
  S3_ACCESS_KEY_ID: optional(z.string().min(1)),
  S3_SECRET_ACCESS_KEY: optional(z.string().min(1)),
  S3_FORCE_PATH_STYLE: withDefault(z.stringbool({ error: 'must be true or false' }), 'false'),
  CLAMD_URL: optional(ClamdUrl),
  AUTH_SECRET: optional(z.string().min(32, 'must be at least 32 characters')),
  KEY_PREFIX: withDefault(
    z.string().regex(/^[a-z]{2,8}$/, 'must be 2 to 8 lower-case letters'),
    'uk',
  ),
  RATE_LIMITS: z.preprocess(blankIsAbsent, RateLimits.default(DEFAULT_RATE_LIMITS)),
  PLAN_CHANGES: withDefault(z.enum(['self_serve', 'operator']), 'self_serve'),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'must be a redis:// URL' })),
  TRUSTED_PROXIES: withDefault(z.coerce.number().int().min(0).max(16), 0),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' })),
  MAIL_FROM: optional(
    z
      .string()
      .regex(MAIL_ADDRESS, 'must be an e-mail address, or like UploadKit <files@example.com>'),
  ),
  GITHUB_ID: optional(z.string()),
  GITHUB_SECRET: optional(z.string()),
  GITHUB_URL: withDefault(ProviderUrl, 'https://github.com'),
  GOOGLE_ID: optional(z.string()),
  GOOGLE_SECRET: optional(z.string()),
  GOOGLE_ISSUER: withDefault(ProviderUrl, 'https://accounts.google.com'),
  METRICS_TOKEN: optional(z.string().min(16, 'must be at least 16 characters')),
  LOG_LEVEL: withDefault(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'info',
  ),
});

export type Env = z.output<typeof EnvSchema> & { appUrl: string };

/** Of which one is nothing without the other. */
const PAIRS = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
] as const;

let parsed: Env | undefined;

/**
 * The environment, parsed once, on first use.
 * @throws Error with one line per wrong variable; never with its value.
 */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}

/** Sets variables that start-up makes itself (`DATABASE_URL`, `AUTH_SECRET`), for every bundle in this process. */
export function provideEnv(
  values: Partial<Record<keyof z.output<typeof EnvSchema>, string>>,
): void {
  Object.assign(process.env, values);
  parsed = undefined;
  // next-auth reads its own variable, and believes request headers where it is absent.
  process.env['NEXTAUTH_URL'] = env().appUrl;
}

/** Pure form of {@link env}. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = EnvSchema.safeParse(source);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`Wrong environment: ${lines.join('; ')}`);
  }
  for (const pair of [...PAIRS, ...PAIRS.map(([id, secret]) => [secret, id] as const)]) {
    const [set, needed] = pair;
    if (result.data[set] !== undefined && result.data[needed] === undefined)
      throw new Error(`Wrong environment: ${needed} is needed with ${set}`);
  }
  if (result.data.STORAGE === 's3' && result.data.S3_BUCKET === undefined) {
    throw new Error('Wrong environment: S3_BUCKET is needed with STORAGE=s3');
  }
  return {
    ...result.data,
    appUrl: (result.data.APP_URL ?? `http://localhost:${result.data.PORT}`).replace(/\/$/, ''),
  };
}
