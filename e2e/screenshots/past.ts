import { randomUUID } from 'node:crypto';
import type { Account, Key } from '@/e2e/api';
import { run } from '@/e2e/database';

const TENANT = '(SELECT tenant_id FROM projects WHERE id = $1)';

/** A tenant on Pro with a project in use, and an address that fits into a picture; the account signs in by that one from then on. */
export async function settle(account: Account): Promise<void> {
  const { projectId, email } = account;
  const address = addressOf('ada');
  await run(`UPDATE tenants SET tier = 'pro' WHERE id = ${TENANT}`, [projectId]);
  await run(`UPDATE projects SET name = 'Storefront' WHERE id = $1`, [projectId]);
  await run('UPDATE users SET email = $2 WHERE email = $1', [email, address]);
  account.email = address;
}

/** Further members, who joined in the months before. */
export async function addMembers({ projectId }: Account): Promise<void> {
  for (const [name, role, daysAgo] of [
    ['Charles Babbage', 'admin', 140],
    ['Grace Hopper', 'developer', 61],
    ['Luigi Menabrea', 'viewer', 12],
  ] as const) {
    const address = addressOf(name.split(' ')[0] ?? name);
    await run(
      `WITH person AS (
         INSERT INTO users (id, email, name) VALUES ('usr_' || $2, $3, $4) RETURNING id)
       INSERT INTO memberships (tenant_id, user_id, role, joined_at)
       SELECT ${TENANT}, person.id, $5::role, now() - $6::int * interval '1 day' FROM person`,
      [projectId, randomUUID().replaceAll('-', ''), address, name, role, daysAgo],
    );
  }
}

/** Gives a key a past: when it was made, and when it was last used from 203.0.113.24. */
export async function ageKey(
  { id }: Key,
  { createdDaysAgo, usedMinutesAgo }: { createdDaysAgo: number; usedMinutesAgo: number },
): Promise<void> {
  await run(
    `WITH use AS (
       INSERT INTO api_key_uses (api_key_id, last_used_at, last_used_ip)
       VALUES ($1, now() - $3::int * interval '1 minute', '203.0.113.24'))
     UPDATE api_keys SET created_at = created_at - $2::int * interval '1 day' WHERE id = $1`,
    [id, createdDaysAgo, usedMinutesAgo],
  );
}

/** Requests of a key on each of 30 days, fewer at weekends, some of them refused, and the latest of those. */
export async function addTraffic({ id }: Key): Promise<void> {
  await run(
    `INSERT INTO api_key_requests (api_key_id, day, outcome, requests)
     SELECT $1, day, outcome,
       CASE WHEN outcome = 'accepted'
         THEN 900 + 40 * n + (n * n * 37) % 400 - 520 * (extract(isodow FROM day) > 5)::int
         ELSE (n * 29) % 47 END
     FROM generate_series(1, 30) n, (VALUES ('accepted'), ('file_rejected')) o (outcome),
       LATERAL (SELECT (now() AT TIME ZONE 'UTC')::date - (30 - n) AS day) d`,
    [id],
  );
  await run(
    `INSERT INTO api_key_refusals (api_key_id, refused_at, code, method, path, ip_address, request_id)
     SELECT $1, now() - n * interval '47 minutes', code, method, path, '203.0.113.24', 'req_' || md5($1 || n)
     FROM (VALUES
       (5, 'insufficient_scope', 'DELETE', '/api/v1/files/{id}'),
       (3, 'file_rejected', 'POST', '/api/v1/files/upload'),
       (1, 'file_rejected', 'POST', '/api/v1/files/upload')) r (n, code, method, path)`,
    [id],
  );
}

/** What a tenant has stored and uploaded, for meters that show something. */
export async function addStock({ projectId }: Account): Promise<void> {
  await run(
    `INSERT INTO tenant_usage (tenant_id, storage_bytes) VALUES (${TENANT}, 41231686042)
     ON CONFLICT (tenant_id) DO UPDATE SET storage_bytes = excluded.storage_bytes`,
    [projectId],
  );
  await run(
    `INSERT INTO monthly_uploads (tenant_id, month, uploads)
     VALUES (${TENANT}, date_trunc('month', now() AT TIME ZONE 'UTC')::date, 12480)
     ON CONFLICT (tenant_id, month) DO UPDATE SET uploads = excluded.uploads`,
    [projectId],
  );
  await run(
    `UPDATE contexts SET storage_used_bytes = storage_quota_mb * 1048576::bigint * 4 / 10
     WHERE project_id = $1 AND storage_quota_mb IS NOT NULL`,
    [projectId],
  );
}

/** An address that nobody else has: every picture has people of its own. */
export const addressOf = (name: string): string =>
  `${name.toLowerCase()}@${randomUUID().slice(0, 6)}.example`;
