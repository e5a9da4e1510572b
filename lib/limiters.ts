import { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { RATE_WINDOW_SECONDS } from '@/lib/rate-limits';
import { singleton } from '@/lib/singleton';

/** A Redis that has not answered by then is treated as gone. */
const REDIS_TIMEOUT_MS = 250;

/** The counter of that name with so many points a window: in Redis where there is one, in this process where not or while it is gone. */
export function limiter(
  name: string,
  points: number,
  windowSeconds = RATE_WINDOW_SECONDS,
): RateLimiterAbstract {
  const place = `limiter.${name}.${points}.${windowSeconds}`;
  return singleton(place, () => makeLimiter(name, points, windowSeconds));
}

/** What {@link limiter} keeps; two of one name are two servers to a shared Redis. */
export function makeLimiter(
  name: string,
  points: number,
  windowSeconds = RATE_WINDOW_SECONDS,
): RateLimiterAbstract {
  const options = { keyPrefix: `uploadkit:${name}`, points, duration: windowSeconds };
  const inProcess = new RateLimiterMemory(options);
  const client = redis();
  if (client === null) return inProcess;
  return new RateLimiterRedis({
    ...options,
    storeClient: client,
    rejectIfRedisNotReady: true,
    insuranceLimiter: inProcess,
  });
}

/** The process's connection to Redis; null where there is none. */
export function redis(): Redis | null {
  const { REDIS_URL } = env();
  return REDIS_URL === undefined ? null : singleton(`redis.${REDIS_URL}`, () => connect(REDIS_URL));
}

function connect(url: string): Redis {
  const client = new Redis(url, {
    commandTimeout: REDIS_TIMEOUT_MS,
    connectTimeout: 2_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  client.on('error', (error) => log().warn({ err: error }, 'Redis is away; limits are kept here'));
  return client;
}

/** Lets go of Redis, where there is one. */
export function closeLimiters(): Promise<void> {
  redis()?.disconnect();
  return Promise.resolve();
}
