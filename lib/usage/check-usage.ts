import type { Db, Tx } from '@/lib/db';

/**
 * Compares what is counted with the files themselves; `repair` counts anew.
 * @returns ids of the tenants and contexts that were counted wrong
 */
export async function checkUsage(db: Db, repair: boolean): Promise<string[]> {
  return db.$transaction(async (tx) => {
    // No file comes or goes while the sums are compared.
    if (repair) await tx.$executeRaw`LOCK TABLE files IN SHARE MODE`;
    const wrong = [...(await wrongTenants(tx)), ...(await wrongContexts(tx))];
    if (repair) for (const { id, bytes } of wrong) await correct(tx, id, bytes);
    return wrong.map(({ id }) => id);
  });
}

type Wrong = { id: string; bytes: bigint };

function wrongTenants(tx: Tx): Promise<Wrong[]> {
  return tx.$queryRaw<Wrong[]>`
    SELECT t.id, coalesce(f.bytes, 0)::bigint AS bytes FROM tenants t
    LEFT JOIN tenant_usage u ON u.tenant_id = t.id
    LEFT JOIN (SELECT tenant_id, sum(size_bytes) AS bytes FROM files
      WHERE environment = 'live' GROUP BY tenant_id) AS f ON f.tenant_id = t.id
    WHERE coalesce(u.storage_bytes, 0) <> coalesce(f.bytes, 0) ORDER BY t.id`;
}

function wrongContexts(tx: Tx): Promise<Wrong[]> {
  return tx.$queryRaw<Wrong[]>`
    SELECT c.id, coalesce(f.bytes, 0)::bigint AS bytes FROM contexts c
    LEFT JOIN (SELECT context_id, sum(size_bytes) AS bytes FROM files
      WHERE environment = 'live' GROUP BY context_id) AS f ON f.context_id = c.id
    WHERE c.storage_used_bytes <> coalesce(f.bytes, 0) ORDER BY c.id`;
}

async function correct(tx: Tx, id: string, bytes: bigint): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO tenant_usage (tenant_id, storage_bytes) SELECT id, ${bytes} FROM tenants WHERE id = ${id}
    ON CONFLICT (tenant_id) DO UPDATE SET storage_bytes = excluded.storage_bytes`;
  await tx.$executeRaw`UPDATE contexts SET storage_used_bytes = ${bytes} WHERE id = ${id}`;
}
