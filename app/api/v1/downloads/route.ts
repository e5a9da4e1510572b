import { openDownload } from '@/lib/files';
import { DownloadQuery, FileBytes } from '@/lib/files/schemas';
import { route } from '@/lib/http/route';

export const GET = route({
  summary: 'Download a file by its signed link; HEAD and a single Range too',
  public: true,
  link: DownloadQuery,
  output: FileBytes,
  bytes: true,
  run: (ctx, { request }) =>
    openDownload(ctx, request.url.slice(new URL(request.url).origin.length)),
});
