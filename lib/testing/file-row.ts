import type { Tx } from '@/lib/db';
import { newId } from '@/lib/ids';

type Row = { name?: string; environment?: 'live' | 'test'; expiresAt?: Date; context?: string };

/** Adds a file's row without bytes, for tests that do not look at those. */
export async function addFile(
  db: Tx,
  project: { id: string; tenantId: string },
  row: Row = {},
): Promise<string> {
  const { name = 'a.txt', environment = 'live', expiresAt = null, context = 'default' } = row;
  const owner = { projectId: project.id, contextKey: context };
  const { id: contextId } = await db.uploadContext.findUniqueOrThrow({
    where: { projectId_contextKey: owner },
  });
  const id = newId('file');
  await db.file.create({
    data: {
      ...{ id, contextId, environment, expiresAt },
      ...{ tenantId: project.tenantId, projectId: project.id, objectPath: id },
      ...{ originalFilename: name, contentType: 'text/plain', sizeBytes: 1n },
      ...{ sha256: new Uint8Array(32), uploadedBy: { type: 'user', id: 'usr_1', name: 'Ann' } },
    },
  });
  return id;
}
