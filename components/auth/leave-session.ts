import { expectSignOut } from '@/lib/api-client';
import { openPage } from './open-page';

/**
 * Ends this page's session on purpose, by `end`, and opens another page. Meanwhile a call that finds no session any more does not
 * lead to sign-in and back.
 * @throws what `end` throws; the person is where they were then
 */
export async function leaveSession(end: () => Promise<void>, path: string): Promise<void> {
  expectSignOut(true);
  try {
    await end();
    await openPage(path);
  } finally {
    expectSignOut(false);
  }
}
