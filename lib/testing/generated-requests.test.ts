import fc from 'fast-check';
import { expect, inject } from 'vitest';
import { requestFor } from './arbitrary-request';
import { readContract } from './contract';
import { test } from './fixtures';

// Guards the promise that bad input gets a clear 4xx: whatever is sent, no fault of ours and no answer outside its schema.
const REQUESTS = inject('generatedRequests');

test(
  `${REQUESTS} generated requests: no 5xx, and every answer is as the document says`,
  { timeout: 60_000 + REQUESTS * 100 },
  async ({ account, makeKey, call }) => {
    const { operations, judge } = await readContract();
    const keys = [
      await makeKey({ name: 'admin' }),
      await makeKey({ name: 'uploads', scopes: ['upload', 'metadata'], environment: 'test' }),
    ];
    const good = {
      ids: [...keys.map((key) => key.id), 'default'],
      credentials: [account.token, ...keys.map((key) => key.secret)],
    };
    const asked = new Map<string, number>();
    for (const operation of operations) {
      const property = fc.asyncProperty(requestFor(operation, good), async (sent) => {
        const { method, path, headers, body } = sent;
        const answer = await call(method, path, { headers, body });
        expect({ sent, wrong: judge(operation, answer) }).toEqual({ sent, wrong: null });
        asked.set(operation.operationId, (asked.get(operation.operationId) ?? 0) + 1);
      });
      await fc.assert(property, { numRuns: Math.ceil(REQUESTS / operations.length) });
    }
    expect(asked.size).toBe(operations.length);
  },
);
