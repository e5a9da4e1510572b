import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Prisma would download its native schema engine; ours is JavaScript and comes with the packages.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= path.resolve('scripts/schema-engine.mjs');

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // `prisma generate` needs no database; what does need one says so.
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
