import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool, type ClientConfig } from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { Lookups } from '@/lib/lookups';
import { singleton } from '@/lib/singleton';
import { Prisma, PrismaClient } from '@/prisma/generated/client';

export { Prisma };
export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;
export type { AuditLog, Invitation, Project, Tenant, User } from '@/prisma/generated/client';

/** Under one client: the pool that Prisma uses, and the shared connections for lookups. */
type Connections = { pool: Pool; lookups: Lookups };

// Shared like the client itself: the bundle that opened it is not the only one that asks for its connections.
const connections = singleton('connections', () => new WeakMap<Db, Connections>());

/** The process's database: one pool, under Prisma and under the prepared statements. */
export function db(): Db {
  return singleton('db', () => openDb(env().DATABASE_URL ?? ''));
}

/** A database that does not answer the door by then is away. */
const CONNECT_MS = 1_500;
/** In a rush, a request waits this long for its turn on a connection, and a transaction may take this long, before it is refused. */
const QUEUE_MS = 10_000;
const TRANSACTION_MS = 15_000;

/** The pool knows one limit for waiting and for connecting; only the wait may be long. */
class PatientlyQueued extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MS });
  }
}

/** Opens a database of its own; {@link db} is the one that the product uses. */
export function openDb(url: string): Db {
  const pool = new Pool({
    Client: PatientlyQueued,
    connectionString: url,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: QUEUE_MS,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  pool.on('error', (error) => log().warn({ err: error }, 'idle database connection lost'));
  const client = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: QUEUE_MS, timeout: TRANSACTION_MS },
  });
  connections.set(client, { pool, lookups: new Lookups(url) });
  return client;
}

export async function closeDb(client: Db): Promise<void> {
  await client.$disconnect();
  const { pool, lookups } = connectionsOf(client);
  await lookups.end();
  if (!pool.ended) await pool.end();
}

/** The pool that a client queries through, for prepared statements beside Prisma's own. */
export function poolOf(client: Db): Pool {
  return connectionsOf(client).pool;
}

/** The shared connections for statements that every request asks: the authentication of keys. */
export function lookupsOf(client: Db): Lookups {
  return connectionsOf(client).lookups;
}

function connectionsOf(client: Db): Connections {
  const found = connections.get(client);
  if (found === undefined) throw new Error('This client was not opened by openDb');
  return found;
}

/** The database's clock, which alone decides what has expired. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (row === undefined) throw new Error('The database returned no clock');
  return row.now;
}
