import { withClient } from '../harness/database.mjs';

/** How many keys each table holds, so that an index has something to find. */
const KEYS = 10_000;

/** Copies the one key there is, under other ids and hashes. `table`: `{ name, id, hash }`; `hashOf`: SQL of row `n`. */
export async function addKeys(url, { name, id, hash }, hashOf) {
  // Through jsonb, so that columns that this file knows nothing of are copied too.
  const changed = `jsonb_build_object('${id}', (one.row).${id} || '_' || n, '${hash}', ${hashOf})`;
  const copies = `
    INSERT INTO ${name}
    SELECT (jsonb_populate_record(one.row, ${changed})).*
    FROM (SELECT k AS row FROM ${name} k LIMIT 1) one, generate_series(2, ${KEYS}) n`;
  await withClient(url, async (client) => {
    await client.query(copies);
    await client.query(`ANALYZE ${name}`);
  });
}
