// Makes better-auth's tables, one user and one key in DATABASE_URL, and prints the key as JSON.
import { getMigrations } from 'better-auth/db/migration';
import { auth } from './auth.mjs';

const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
const account = { name: 'Bench', email: 'bench@example.com', password: 'a long enough password' };
const { user } = await auth.api.signUpEmail({ body: account });
const { key } = await auth.api.createApiKey({ body: { userId: user.id, name: 'bench' } });
process.stdout.write(JSON.stringify({ key }));
process.exit(0);
