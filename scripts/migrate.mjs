// npm run migrate -- --name add_labels: writes the migration that leads from prisma/migrations to prisma/schema.prisma,
// by `prisma migrate dev` on a throw-away PostgreSQL. Start-up applies it to real databases.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generate } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';
import { main } from './steps/project.mjs';
import { runNode } from './steps/run.mjs';
import { importTypeScript } from './steps/typescript.mjs';

await main(async () => {
  await installPackages({ forDevelopment: true });
  const { startEmbeddedPostgres } = await importTypeScript('lib/start/embedded-postgres.ts');
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'uploadkit-migrate-'));
  const database = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  try {
    const prisma = ['node_modules/prisma/build/index.js', 'migrate', 'dev'];
    const env = { DATABASE_URL: database.url };
    process.exitCode = await runNode([...prisma, ...process.argv.slice(2)], { env });
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  await generate();
});
