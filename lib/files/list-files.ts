import { requireScope } from '@/lib/auth/require-scope';
import type { Ctx } from '@/lib/context';
import { databaseNow, type Prisma } from '@/lib/db';
import { containing, type Page } from '@/lib/paging';
import { fileInclude, toFileRecord } from './file-row';
import type { FileRecord, ListFilesQuery } from './schemas';
import { visibleFiles } from './visible-files';

/**
 * One page of the files that the caller may see, newest first. `cursor` continues after the page that gave it and stays right
 * while files come and go.
 * @throws AppError `insufficient_scope`, `project_required`
 */
export async function listFiles(ctx: Ctx, query: ListFilesQuery): Promise<Page<FileRecord>> {
  const { principal } = ctx;
  requireScope(principal, 'metadata');
  const now = await databaseNow(ctx.db);
  const where = { AND: [visibleFiles(principal, now), ...filters(query)] };
  const after = query.cursor === undefined ? {} : { id: { lt: query.cursor } };
  const [rows, total] = await Promise.all([
    ctx.db.file.findMany({
      where: { AND: [where, after] },
      orderBy: { id: 'desc' },
      skip: query.cursor === undefined ? (query.page - 1) * query.pageSize : 0,
      take: query.pageSize + 1,
      include: fileInclude,
    }),
    ctx.db.file.count({ where }),
  ]);
  const items = rows.slice(0, query.pageSize).map(toFileRecord);
  const nextCursor = rows.length > query.pageSize ? (items.at(-1)?.file_id ?? null) : null;
  return { items, page: query.page, pageSize: query.pageSize, total, nextCursor };
}

function filters({ context, environment, uploadedBy, q }: ListFilesQuery): Prisma.FileWhereInput[] {
  return [
    context === undefined ? {} : { context: { contextKey: context } },
    environment === undefined ? {} : { environment },
    uploadedBy === undefined ? {} : { uploadedBy: { path: ['id'], equals: uploadedBy } },
    q === undefined || q === ''
      ? {}
      : { OR: containing(q).map((text) => ({ originalFilename: text })) },
  ];
}
