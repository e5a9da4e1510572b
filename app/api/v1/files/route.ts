import { listFiles } from '@/lib/files';
import { FileRecord, ListFilesQuery } from '@/lib/files/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'List files',
  scope: 'metadata',
  query: ListFilesQuery,
  output: FileRecord.array(),
  paginated: true,
  run: (ctx, { query }) => listFiles(ctx, query),
});
