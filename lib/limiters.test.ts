import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { provideEnv } from '@/lib/env';
import { isRedisHere, startRedis, type RedisServer } from '@/lib/testing/redis';
import { closeLimiters, makeLimiter, redis as connection } from './limiters';

const POINTS = 10;
const WELL_WITHIN_MS = 2_000;

/** How many of `count` requests at once two servers let through together. */
async function letThrough(servers: ReturnType<typeof makeLimiter>[], count: number) {
  const asked = Array.from({ length: count }, async (_, turn) =>
    servers[turn % servers.length]?.consume('key_1'),
  );
  const answers = await Promise.allSettled(asked);
  return answers.filter(({ status }) => status === 'fulfilled').length;
}

test('a limit in the process is exact under fifty requests at once', async () => {
  const limiter = makeLimiter('alone', POINTS);
  expect(await letThrough([limiter], 50)).toBe(POINTS);
});

describe.runIf(isRedisHere)('with a real Redis', () => {
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await startRedis();
    provideEnv({ REDIS_URL: redis.url });
    await once(connection() ?? new EventEmitter(), 'ready');
  });
  afterEach(async () => {
    await closeLimiters();
    await redis.kill();
    provideEnv({ REDIS_URL: '' });
  });

  test('two servers count together: the limit holds across them', async () => {
    const servers = [makeLimiter('shared', POINTS), makeLimiter('shared', POINTS)];
    expect(await letThrough(servers, 50)).toBe(POINTS);
  });

  test('a Redis that dies does not stop anybody: the process counts on', async () => {
    const limiter = makeLimiter('dying', POINTS);
    await limiter.consume('key_1');
    await redis.kill();
    expect(await letThrough([limiter], 50)).toBe(POINTS);
  });

  test('a Redis that hangs is waited for no longer than a moment', async () => {
    const limiter = makeLimiter('hanging', POINTS);
    await limiter.consume('key_1');
    redis.pause();
    const startedAt = performance.now();
    await expect(limiter.consume('key_1')).resolves.toMatchObject({ consumedPoints: 1 });
    expect(performance.now() - startedAt).toBeLessThan(WELL_WITHIN_MS);
  });
});
