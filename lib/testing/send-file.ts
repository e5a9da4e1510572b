import { expect } from 'vitest';
import { z } from 'zod';
import { addContext } from './account';
import { test as base } from './fixtures';
import { field, filePart, storedObjects, upload } from './upload';

const Refusal = z.object({ code: z.literal('file_rejected'), errors: z.tuple([z.string()]) });
const Reasons = z.object({ after: z.object({ reasons: z.array(z.string()) }) });

/** What a context forgives; by itself it forgives nothing. */
type Forgiving = { blank?: boolean; corrupt?: boolean };

/** Tests that send files: `send` tells what became of one, `stored` or the reason of its refusal. */
export const test = base
  .extend('key', ({ makeKey }) => makeKey({ scopes: ['upload'] }))
  .extend('send', ({ db, dataDir, project, key }) => {
    const owner = { tenantId: project.tenantId, projectId: project.id };
    return async (name: string, bytes: Uint8Array, forgiving?: Forgiving): Promise<string> => {
      const contextKey = forgiving === undefined ? 'default' : 'forgiving';
      if (forgiving !== undefined) {
        const { blank = false, corrupt = false } = forgiving;
        const rules = { rejectBlankFiles: !blank, rejectCorruptFiles: !corrupt };
        await addContext(db, owner, { contextKey, ...rules });
      }
      const before = storedObjects(dataDir);
      const answer = await upload(key.secret, [
        filePart(bytes, name),
        field('context', contextKey),
      ]);
      if (answer.status === 201) return 'stored';
      expect(answer.status, answer.text).toBe(400);
      const reasons = Refusal.parse(answer.body).errors;
      expect(storedObjects(dataDir)).toEqual(before);
      const where = { tenantId: project.tenantId, action: 'file.rejected' };
      const entry = await db.auditLog.findFirstOrThrow({ where, orderBy: { createdAt: 'desc' } });
      expect(Reasons.parse(entry.changes).after.reasons).toEqual(reasons);
      return reasons[0];
    };
  });
