import { createHash } from 'node:crypto';
import pg from 'pg';

const TEXT = `
  SELECT k.api_key_id, k.name, k.environment, k.scopes, k.masked_key, k.metadata, k.created_at, k.expires_at,
    p.project_id, p.tenant_id, p.name AS project_name, p.tier
  FROM api_key k JOIN project p USING (project_id)
  WHERE k.hash = $1 AND k.revoked_at IS NULL AND k.disabled_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())`;

/** The secret that every request of this bench presents. */
export const SECRET = 'uk_test_7';

const hashOf = (secret) => createHash('sha256').update(secret).digest();
const passText = { getTypeParser: () => (value) => value };

/**
 * How the one prepared lookup can be asked for; each takes the connection string and the number of connections
 * and gives `find(secret)`, which resolves to the row or undefined.
 */
export const lookups = {
  pool(url, size) {
    const pool = new pg.Pool({ connectionString: url, max: size });
    return async (secret) =>
      (await pool.query({ name: 'lookup', text: TEXT, values: [hashOf(secret)] })).rows[0];
  },
  'pool, text passed on': (url, size) => {
    const pool = new pg.Pool({ connectionString: url, max: size });
    const query = { name: 'lookup', text: TEXT, types: passText };
    return async (secret) => (await pool.query({ ...query, values: [hashOf(secret)] })).rows[0];
  },
  'pool, one JSON column': (url, size) => {
    const pool = new pg.Pool({ connectionString: url, max: size });
    const text = `SELECT row_to_json(found)::text AS body FROM (${TEXT}) AS found`;
    return async (secret) => {
      const { rows } = await pool.query({ name: 'lookup', text, values: [hashOf(secret)] });
      return rows[0] && JSON.parse(rows[0].body);
    };
  },
  'own connections': (url, size) => ownConnections(url, size, false),
  'pipelined, 1 connection': (url) => ownConnections(url, 1, true),
  'pipelined, 2 connections': (url) => ownConnections(url, 2, true),
  'pipelined, 4 connections': (url) => ownConnections(url, 4, true),
};

// Clients without a pool's check-out: each request takes the next one in turn.
function ownConnections(url, size, pipeline) {
  const open = async () => {
    const client = new pg.Client({ connectionString: url, pipeline });
    await client.connect();
    return client;
  };
  const ready = Promise.all(Array.from({ length: size }, open));
  let turn = 0;
  return async (secret) => {
    const clients = await ready;
    turn = (turn + 1) % clients.length;
    const query = { name: 'lookup', text: TEXT, values: [hashOf(secret)] };
    return (await clients[turn].query(query)).rows[0];
  };
}
