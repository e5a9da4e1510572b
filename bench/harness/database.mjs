import pg from 'pg';

/** Runs `work(client)` on a connection of its own, which is closed whatever happens. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
