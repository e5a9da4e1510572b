import { getFile } from '@/lib/files';
import { FileParams, FileRecord } from '@/lib/files/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'Read what is known of a file',
  scope: 'metadata',
  params: FileParams,
  output: FileRecord,
  run: (ctx, { params }) => getFile(ctx, params.id),
});
