import { beforeEach, expect, test as pureTest } from 'vitest';
import { keyChecksum } from '@/lib/auth/key-format';
import { provideEnv } from '@/lib/env';
import { createAccount } from '@/lib/testing/account';
import { call, type Answer, type Sent } from '@/lib/testing/call';
import { readContract, type Operation } from '@/lib/testing/contract';
import { newKey, test } from '@/lib/testing/fixtures';

// Guards that every answer of every operation tells where its caller stands, in the form of draft-ietf-httpapi-ratelimit-headers:
// made from the document, so that a new operation is asked too.
const { operations } = await readContract();

const FIRST = /^"(\w+)";q=(\d+);w=(\d+)(?:, "|$)/;
const STANDING = /^"(\w+)";r=(\d+);t=(\d+)(?:, "|$)/;

/** What the headers say first: of the caller's own window, or of their address's. */
function standing({ headers }: Answer) {
  const [, policy, limit, windowSeconds] = FIRST.exec(headers.get('RateLimit-Policy') ?? '') ?? [];
  const [, counted, remaining, reset] = STANDING.exec(headers.get('RateLimit') ?? '') ?? [];
  const isWithin = Number(reset) >= 1 && Number(reset) <= Number(windowSeconds);
  return { policy, limit, windowSeconds, counted, remaining, isWithin };
}

const unchecked = 'uk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV';
const NOBODYS = unchecked + keyChecksum(unchecked);

const byAddress = { policy: 'authentication', counted: 'authentication', limit: '120' };
const byCaller = { policy: 'default', counted: 'default', limit: '70' };
const told = (of: typeof byAddress, remaining: string) => ({
  ...of,
  ...{ windowSeconds: '60', remaining, isWithin: true },
});

let addresses = 0;
const newAddress = () => `203.0.113.${(addresses += 1)}`;

/** The request by the document, with ids that name nothing and, where a body is wanted, an empty one. */
function sendTo({ method, path, requestBody }: Operation, sent: Sent): Promise<Answer> {
  const body = requestBody?.content['application/json'] === undefined ? {} : { body: {} };
  return call(method, path.replace(/\{\w+\}/g, 'none'), { ...body, ...sent });
}

const PUBLIC = /^\/api\/v1\/(auth\/(?!logout)|livez|readyz|openapi\.json|downloads)/;

beforeEach(() => provideEnv({ RATE_LIMITS: 'enterprise=70' }));

pureTest('the document has operations to ask', () => {
  expect(operations.length).toBeGreaterThan(30);
});

test.for(operations.map((operation) => [operation.method, operation.path, operation] as const))(
  '%s %s tells it whoever asks, and whatever is answered',
  async ([, path, operation], { db }) => {
    const { ctx, token } = await createAccount(db);
    const { secret } = await newKey(ctx);
    const from = newAddress();
    const isPublic = PUBLIC.test(path);
    const nobody = await sendTo(operation, { from });
    expect(standing(nobody)).toEqual(told(byAddress, '120'));
    const wrong = await sendTo(operation, { from, credential: NOBODYS });
    expect(standing(wrong)).toEqual(told(byAddress, isPublic ? '120' : '119'));
    for (const credential of [secret, token]) {
      const answer = await sendTo(operation, { from, credential });
      expect(standing(answer)).toEqual(isPublic ? told(byAddress, '120') : told(byCaller, '69'));
    }
  },
);
