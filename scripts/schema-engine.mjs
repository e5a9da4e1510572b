#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which is not an npm package but a download: `prisma generate` asks for
// one and `prisma migrate` runs it. This speaks the same JSON-RPC over standard input and output, and does the work with
// @prisma/schema-engine-wasm, the same engine compiled to WebAssembly. prisma.config.ts points Prisma here.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { connectionOptions, openAdapter } from './steps/migration-adapter.mjs';

const args = parseArguments(process.argv.slice(2));
if (args.version) {
  console.log('schema-engine-cli (WebAssembly)');
} else if (args.command !== undefined) {
  await runCommand(args.command, args.url);
} else {
  serve(await loadEngine(args));
}

function parseArguments(argv) {
  const found = { version: argv.includes('--version'), datamodels: [], datasource: {} };
  for (let i = 0; i < argv.length; i += 1) {
    if (argv[i] === '--datamodels' || argv[i] === '-d') found.datamodels.push(argv[++i]);
    else if (argv[i] === '--datasource') found.datasource = JSON.parse(argv[++i]);
    else if (argv[i] === 'cli') found.command = argv[++i];
  }
  return { ...found, url: found.datasource.url ?? process.env.DATABASE_URL };
}

/** The two commands that Prisma gives as words instead of JSON-RPC. */
async function runCommand(command, url) {
  const target = connectionOptions(url);
  const isCreate = command === 'create-database';
  const client = new pg.Client({ ...target, ...(isCreate ? { database: 'postgres' } : {}) });
  try {
    await client.connect();
    if (isCreate) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(target.database)}`);
    await client.end();
  } catch (error) {
    const isMissing = error.code === '3D000';
    const message = isMissing
      ? `Database ${target.database} does not exist`
      : `Can't reach database server at ${target.host}:${target.port}: ${error.message}`;
    const fields = { message, error_code: isMissing ? 'P1003' : 'P1001', is_panic: false };
    const line = { level: 'ERROR', target: 'schema_engine::logger', fields };
    process.stderr.write(`\n${JSON.stringify(line)}\n`);
    process.exit(1);
  }
}

/** The engine over one database, and the registry in which it leaves the driver's errors. */
async function loadEngine({ datamodels, datasource, url }) {
  const packageFolder = path.dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'),
  );
  const bytes = await readFile(path.join(packageFolder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': wasm });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();

  const files = await Promise.all(
    datamodels.map(async (file) => [file, await readFile(file, 'utf8')]),
  );
  const factory = adapterFactory(url, datasource.shadowDatabaseUrl);
  const debug = (text) => process.env.DEBUG && process.stderr.write(`${text}\n`);
  const schemas = { datamodels: files.length > 0 ? files : undefined };
  return { engine: await wasm.SchemaEngine.new(schemas, debug, factory), factory };
}

function adapterFactory(url, shadowUrl) {
  const target = connectionOptions(url);
  const administer = async (sql) => {
    const client = new pg.Client(target);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(target),
    connectToShadowDb: async () => {
      if (shadowUrl !== undefined) return openAdapter(connectionOptions(shadowUrl));
      const database = `prisma_migrate_shadow_db_${randomUUID()}`;
      await administer(`CREATE DATABASE "${database}"`);
      return openAdapter({ ...target, database }, () =>
        administer(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`),
      );
    },
  });
}

/** Answers requests until standard input ends and the last answer is out. */
function serve({ engine, factory }) {
  const send = (message) =>
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const running = new Set();
  const input = createInterface({ input: process.stdin });
  input.on('line', (line) => {
    const request = JSON.parse(line);
    if (request.method === undefined) return; // the answer to a print request of ours
    const answer = call(engine, request, send)
      .then((result) => send({ id: request.id, result: result ?? {} }))
      .catch((error) => send({ id: request.id, error: describe(error, factory) }))
      .finally(() => running.delete(answer));
    running.add(answer);
  });
  input.on('close', async () => {
    await Promise.all(running);
    process.exit(0);
  });
}

let lastPrintId = 1_000_000;

async function call(engine, { method, params }, send) {
  if (method === 'getDatabaseVersion') return engine.version(params);
  if (method === 'diff') {
    const { stdout, ...result } = await engine.diff(params);
    const content = stdout?.replace(/\n$/, '');
    if (content) send({ id: (lastPrintId += 1), method: 'print', params: { content } });
    return result;
  }
  if (method === 'evaluateDataLoss') {
    // The WebAssembly engine answers this only from what a diagnosis of the same migrations left in its cache.
    const { migrationsList, filters } = params;
    await engine.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: true });
  }
  return engine[method](params);
}

/** An error in the form of Prisma's JSON-RPC; 4466 is its code for "see data". */
function describe(error, factory) {
  const driverError =
    error.id === undefined ? undefined : factory.errorRegistry.consumeError(error.id);
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: false,
      message: driverError?.error?.message ?? error.message ?? String(error),
      error_code: error.code ?? null,
      meta: error.meta ?? null,
    },
  };
}
