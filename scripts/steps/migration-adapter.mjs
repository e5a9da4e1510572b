// @prisma/adapter-pg for the schema engine. As shipped (7.10) it cannot migrate: it rejects PostgreSQL's catalog type
// "char", cuts scripts at every semicolon, and opens the main database where the shadow database is asked for.
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const CHAR_OID = 18;
const TEXT_OID = 25;

/** What `pg` needs to connect, from a postgresql:// URL in Prisma's dialect (`?schema=`, `?host=`, `?sslmode=`). */
export function connectionOptions(databaseUrl) {
  const url = new URL(databaseUrl);
  const sslmode = url.searchParams.get('sslmode');
  const isEncrypted = ['require', 'no-verify', 'verify-full'].includes(sslmode);
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password) || undefined,
    database: decodeURIComponent(url.pathname.slice(1)),
    schema: url.searchParams.get('schema') ?? 'public',
    ssl: isEncrypted ? { rejectUnauthorized: sslmode === 'verify-full' } : undefined,
  };
}

/**
 * One session (advisory lock, search_path) at one database.
 * @param {ReturnType<typeof connectionOptions>} target
 * @param {() => Promise<void>} [afterwards] runs when the engine is done with it
 */
export async function openAdapter(target, afterwards) {
  const pool = new pg.Pool({ ...target, max: 1 });
  const adapter = await new PrismaPg(pool, { schema: target.schema }).connect();
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let charColumns = new Set();

  adapter.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = new Set();
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== CHAR_OID) return;
      charColumns.add(index);
      field.dataTypeID = TEXT_OID;
    });
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const asChar = (type, index) => (charColumns.has(index) ? ColumnTypeEnum.Character : type);
    return { ...result, columnTypes: result.columnTypes.map(asChar) };
  };
  adapter.executeScript = async (sql) => {
    await pool.query(sql).catch((error) => adapter.onError(error));
  };
  adapter.dispose = async () => {
    await pool.end();
    await afterwards?.();
  };
  return adapter;
}
