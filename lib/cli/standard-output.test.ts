import { expect } from 'vitest';
import { env, provideEnv } from '@/lib/env';
import { test } from '@/lib/testing/fixtures';
import { commandLine } from './command-line';

test('the log, which goes to standard output too, is silent while a command runs', async ({
  db,
}) => {
  provideEnv({ LOG_LEVEL: 'info' });
  const levels: string[] = [];
  const code = await commandLine(['tenants', 'list', '--json'], async (work) => {
    await work();
    levels.push(env().LOG_LEVEL);
  });
  expect({ code, levels }).toEqual({ code: 0, levels: ['silent'] });
  await expect(db.tenant.count()).rejects.toThrow();
});
