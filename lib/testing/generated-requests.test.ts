import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, inject } from 'vitest';
import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { createAccount } from './account';
import { requestFor, type Good } from './arbitrary-request';
import { readContract } from './contract';
import { addFile } from './file-row';
import { newKey, test } from './fixtures';

// Guards the promise that bad input gets a clear 4xx: whatever is sent, no fault of ours and no answer outside its schema.
const REQUESTS = inject('generatedRequests');

/** Requests that were right by the document and everything they named was there: so many of all must have been granted. */
const LEAST_GRANTED = 0.2;

/** An account whose session and keys are good, and what of its is there. */
async function openAccount(db: Db): Promise<Good> {
  const { ctx, token, user, tenant, project, sessionId } = await createAccount(db);
  const admin = await newKey(ctx, { name: 'admin' });
  const weak = await newKey(ctx, {
    name: 'uploads',
    scopes: ['upload', 'metadata'],
    environment: 'test',
  });
  const ids: Record<string, string[]> = {
    '/api/v1/contexts': ['default'],
    '/api/v1/files': [await addFile(db, project)],
    '/api/v1/invitations': [await addInvitation(db, tenant.id)],
    '/api/v1/me/sessions': [sessionId],
    '/api/v1/members': [user.id],
    '/api/v1/projects': [project.id],
  };
  const keyIds = [weak.id, admin.id];
  return {
    // Those who may do more, twice: a refusal for want of rights teaches little.
    credentials: [token, admin.secret, weak.secret, token, admin.secret],
    idsOf: (path) => ids[path.replace(/\/\{.*/, '')] ?? keyIds,
  };
}

async function addInvitation(db: Db, tenantId: string): Promise<string> {
  const { id } = await db.invitation.create({
    data: {
      ...{ id: newId('inv'), tenantId, email: 'invited@example.com', role: 'viewer' },
      ...{ tokenHash: randomBytes(32), expiresAt: new Date(Date.now() + 86_400_000) },
      invitedBy: { type: 'user', id: 'usr_1', name: 'Ann' },
    },
  });
  return id;
}

/** How often each operation answered what. */
class Tally {
  readonly counts = new Map<string, Map<number, number>>();

  add(operationId: string, status: number): void {
    const counts = this.counts.get(operationId) ?? new Map<number, number>();
    counts.set(status, (counts.get(status) ?? 0) + 1);
    this.counts.set(operationId, counts);
  }

  get all(): number[] {
    return [...this.counts.values()].flatMap((counts) =>
      [...counts].flatMap(([status, count]) => Array<number>(count).fill(status)),
    );
  }

  get text(): string {
    const rows = [...this.counts].map(([operationId, counts]) => {
      const parts = [...counts].toSorted().map(([status, count]) => `${status}: ${count}`);
      return `${operationId.padEnd(28)} ${parts.join('  ')}`;
    });
    return `${this.all.length} requests\n${rows.join('\n')}`;
  }
}

test(
  `${REQUESTS} generated requests: no 5xx, and every answer is as the document says`,
  { timeout: 180_000 + REQUESTS * 200 },
  async ({ db, call }) => {
    const { operations, judge } = await readContract();
    const tally = new Tally();
    const good = await openAccount(db);
    for (const operation of operations) {
      const property = fc.asyncProperty(requestFor(operation, good), async (sent) => {
        const { method, path, headers, body } = sent;
        const answer = await call(method, path, { headers, body });
        expect({ sent, wrong: judge(operation, answer) }).toEqual({ sent, wrong: null });
        tally.add(operation.operationId, answer.status);
        // What was granted may have ended what the next request would name.
        const mayHaveEnded = method !== 'GET' && answer.status < 300;
        if (mayHaveEnded) Object.assign(good, await openAccount(db));
      });
      await fc.assert(property, { numRuns: Math.ceil(REQUESTS / operations.length) });
    }
    expect(tally.counts.size).toBe(operations.length);
    const granted = tally.all.filter((status) => status < 300).length;
    expect(granted / tally.all.length).toBeGreaterThan(LEAST_GRANTED);
    if (REQUESTS >= 10_000) console.log(tally.text);
  },
);
