import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REST_CORE, moveToCore } from '../harness/cores.mjs';
import { freePort, startServer } from '../harness/server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVER = join(ROOT, 'dist/server.mjs');

// The limiter stays at work, as for everyone; only its limit is out of reach.
const NO_REFUSALS = 'free=999999999';
// Counting for Prometheus costs something too, so it is on.
const METRICS_TOKEN = 'whoever reads the metrics of a bench';

/**
 * Starts the built product as a user would, in a DATA_DIR of its own with its own PostgreSQL, and moves that one away
 * from the measured core.
 * @param profile a folder for a CPU profile of the whole run, which slows the product down; undefined: none
 * @returns the server, with the URL of its database as `databaseUrl`
 */
export async function startProduct(profile) {
  const dataDir = mkdtempSync(join(tmpdir(), 'uploadkit-bench-'));
  const forget = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startIn(dataDir, profile);
    const { pid, port } = postmaster(dataDir);
    moveToCore(REST_CORE, pid);
    const password = readFileSync(join(dataDir, 'postgres/password'), 'utf8');
    const databaseUrl = `postgresql://uploadkit:${password}@127.0.0.1:${port}/uploadkit`;
    return { ...server, databaseUrl, stop: () => server.stop().then(forget) };
  } catch (error) {
    forget();
    throw error;
  }
}

async function startIn(dataDir, profile) {
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const own = {
    DATABASE_URL: '',
    AUTH_SECRET: '',
    HOST: '127.0.0.1',
    RATE_LIMITS: NO_REFUSALS,
    METRICS_TOKEN,
  };
  return startServer({
    name: 'the product',
    command: ['node', ...profiling, SERVER],
    cwd: ROOT,
    port: await freePort(),
    env: { DATA_DIR: dataDir, ...own },
    readyPath: '/livez',
  });
}

// Line 1 is the process, line 4 the port: PostgreSQL's utils/pidfile.h.
function postmaster(dataDir) {
  const lines = readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Who signs up. */
export const ACCOUNT = {
  email: 'bench@example.com',
  password: 'correct horse battery',
  name: 'Bench',
};

/** Signs up and creates a key by the public API. @returns `{ id, secret, token, projectId }`, the session's token */
export async function createKey({ origin }, scopes = ['metadata']) {
  const { token, project } = await post(`${origin}/api/v1/auth/register`, ACCOUNT);
  const key = { name: 'Bench', environment: 'test', scopes };
  const record = await post(`${origin}/api/v1/api-keys`, key, token);
  return {
    id: record.api_key_id,
    secret: record.api_key,
    token,
    projectId: project.project_id,
  };
}

async function post(url, body, token) {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`POST ${url} answered ${response.status}: ${text}`);
  return JSON.parse(text).data;
}
