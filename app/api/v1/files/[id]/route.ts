import { createDownload, deleteFile } from '@/lib/files';
import { CreateDownloadQuery, DeletedFile, DownloadRecord, FileParams } from '@/lib/files/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'Make a link by which the file can be downloaded for a while',
  scope: 'download',
  params: FileParams,
  query: CreateDownloadQuery,
  output: DownloadRecord,
  run: (ctx, { params, query }) => createDownload(ctx, { ...query, fileId: params.id }),
});

export const DELETE = route({
  summary: 'Delete a file',
  scope: 'delete',
  params: FileParams,
  output: DeletedFile,
  message: 'File deleted',
  run: (ctx, { params }) => deleteFile(ctx, params.id),
});
