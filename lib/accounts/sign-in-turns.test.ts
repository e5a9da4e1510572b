import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { lookupsOf } from '@/lib/db';
import { test } from '@/lib/testing/fixtures';
import { openSession } from './open-session';
import { SIGN_INS_AT_ONCE, takeSignInTurn } from './sign-in-turns';

test('however many sign in at once, few are under way, in the order of their arrival', async () => {
  let underWay = 0;
  let most = 0;
  const began: number[] = [];
  const signIn = async (place: number) => {
    began.push(place);
    underWay += 1;
    most = Math.max(most, underWay);
    await nextTurn();
    underWay -= 1;
    if (place % 3 === 0) throw new Error('wrong');
  };
  const places = Array.from({ length: 200 }, (_, place) => place);
  await Promise.allSettled(places.map((place) => takeSignInTurn(() => signIn(place))));
  expect(most).toBe(SIGN_INS_AT_ONCE);
  expect(most).toBeLessThan(4);
  expect(began).toEqual(places);
});

test('a sign-in asks the database when its turn has come: of twenty at once, few have', async ({
  ctx,
}) => {
  let underWay = 0;
  let most = 0;
  const lookups = lookupsOf(ctx.db);
  const query = lookups.query.bind(lookups);
  const asked = vi.spyOn(lookups, 'query').mockImplementation((question) => {
    most = Math.max(most, (underWay += 1));
    return query(question);
  });
  const places = Array.from({ length: 20 }, (_, place) => place);
  const signIns = places.map((place) =>
    openSession(ctx, { email: `nobody-${place}@example.com`, password: 'wrong' })
      .catch(() => undefined)
      .finally(() => (underWay -= 1)),
  );
  await Promise.all(signIns);
  expect(asked).toHaveBeenCalledTimes(20);
  // One that has ended may be counted for a moment longer.
  expect(most).toBeLessThanOrEqual(2 * SIGN_INS_AT_ONCE);
});
