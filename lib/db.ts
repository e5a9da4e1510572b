import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { singleton } from '@/lib/singleton';
import { Prisma, PrismaClient } from '@/prisma/generated/client';

export { Prisma };
export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;
export type { ApiKey, AuditLog, File, Project, Tenant, User } from '@/prisma/generated/client';

/** A key, its last use and where it lives, as the one authentication statement returns it. Never the hash. */
export type AuthenticatedKeyRow = Omit<Prisma.ApiKeyGetPayload<object>, 'hash'> & {
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  projectName: string;
  projectCreatedAt: Date;
  tenantName: string;
  tenantCreatedAt: Date;
  tier: 'free' | 'pro' | 'team' | 'enterprise';
};

// Shared like the client itself: the bundle that opened it is not the only one that asks for its pool.
const pools = singleton('pools', () => new WeakMap<Db, Pool>());

/** The process's database: one pool, under Prisma and under the prepared statements. */
export function db(): Db {
  return singleton('db', () => openDb(env().DATABASE_URL ?? ''));
}

/** Opens a database of its own; {@link db} is the one that the product uses. */
export function openDb(url: string): Db {
  const pool = new Pool({
    connectionString: url,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 1500,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  pool.on('error', (error) => log().warn({ err: error }, 'idle database connection lost'));
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  pools.set(client, pool);
  return client;
}

export async function closeDb(client: Db): Promise<void> {
  await client.$disconnect();
  const pool = poolOf(client);
  if (!pool.ended) await pool.end();
}

/** The pool that a client queries through, for the named, prepared statements of authentication. */
export function poolOf(client: Db): Pool {
  const pool = pools.get(client);
  if (pool === undefined) throw new Error('This client was not opened by openDb');
  return pool;
}

/** The database's clock, which alone decides what has expired. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (row === undefined) throw new Error('The database returned no clock');
  return row.now;
}
