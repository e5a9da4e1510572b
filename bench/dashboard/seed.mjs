import { withClient } from '../harness/database.mjs';

/** How many keys the project holds while its list is filtered. */
export const KEYS = 10_000;

// Through jsonb, so that columns that this file knows nothing of are copied too.
const COPIES = `
  INSERT INTO api_keys
  SELECT (jsonb_populate_record(one.row, jsonb_build_object(
    'id', (one.row).id || '_' || n,
    'hash', sha256(convert_to('other ' || n, 'UTF8')),
    'name', (ARRAY['Production server', 'GitHub Actions', 'Thumbnails', 'Invoices'])[1 + n % 4] || ' ' || n,
    'environment', (ARRAY['live', 'test'])[1 + n / 4 % 2],
    'scopes', CASE n % 3 WHEN 0 THEN '["upload"]'::jsonb WHEN 1 THEN '["download", "metadata"]' ELSE '["admin"]' END,
    'masked_key', 'uk_test_' || substr(md5(n::text), 1, 3) || '...' || substr(md5(n::text), 4, 6),
    'created_at', (one.row).created_at - n * interval '1 minute'))).*
  FROM (SELECT k AS row FROM api_keys k LIMIT 1) one, generate_series(2, ${KEYS}) n`;

const USES = `
  INSERT INTO api_key_uses (api_key_id, last_used_at, last_used_ip)
  SELECT id, created_at, '192.0.2.7' FROM api_keys WHERE environment = 'live'
  ON CONFLICT DO NOTHING`;

/** Fills the one project there is with keys of many names, and puts it on a plan that allows them. */
export async function fillProject(databaseUrl) {
  await withClient(databaseUrl, async (client) => {
    await client.query(`UPDATE tenants SET tier = 'enterprise'`);
    await client.query(COPIES);
    await client.query(USES);
    await client.query('ANALYZE');
  });
}
