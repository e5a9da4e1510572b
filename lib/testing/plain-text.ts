import type { Db } from '@/lib/db';

/** Every row of every table of the test's own database as text, a table a line. */
export async function dumpDatabase(db: Db): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  const lines = tables.map(async ({ name }) => {
    const rows = await db.$queryRawUnsafe<{ text: string }[]>(
      `SELECT t::text AS text FROM "${name}" t`,
    );
    return `${name}: ${rows.map(({ text }) => text).join(' ')}`;
  });
  return (await Promise.all(lines)).join('\n');
}

/** The ways in which text may hide in other text. */
export function disguisesOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  return [secret, bytes.toString('hex'), base64, bytes.toString('base64url')];
}
