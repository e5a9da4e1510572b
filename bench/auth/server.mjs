// The two plain servers: `node server.mjs bare` and `node server.mjs lookup`, with PORT, DATABASE_URL and STATEMENT.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const JSON_TYPE = 'application/json; charset=utf-8';

function send(outgoing, status, body) {
  const length = Buffer.byteLength(body);
  outgoing.writeHead(status, { 'content-type': JSON_TYPE, 'content-length': length });
  outgoing.end(body);
}

function bare(incoming, outgoing) {
  send(outgoing, 200, '{"ok":true}');
}

// The statement gives one column of JSON text, which is the answer as it came: no server could do less.
function lookup() {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
  const statement = JSON.parse(process.env.STATEMENT);
  return async (incoming, outgoing) => {
    const secret = (incoming.headers.authorization ?? '').slice('Bearer '.length);
    const hash = createHash('sha256').update(secret).digest();
    const { rows } = await pool.query({ ...statement, values: [hash] });
    send(outgoing, rows[0] ? 200 : 401, rows[0]?.key ?? '{}');
  };
}

const listener = process.argv[2] === 'bare' ? bare : lookup();
createServer(listener).listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
