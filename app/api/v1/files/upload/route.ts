import { uploadFile } from '@/lib/files';
import { FileRecord, UploadParts } from '@/lib/files/schemas';
import { contentLengthOf } from '@/lib/http/body';
import { route } from '@/lib/http/route';

export const POST = route({
  summary: 'Upload a file',
  scope: 'upload',
  multipart: UploadParts,
  output: FileRecord,
  status: 201,
  message: 'File uploaded',
  run: (ctx, { request }) =>
    uploadFile(ctx, {
      stream: request.body,
      contentType: request.headers.get('content-type'),
      contentLength: contentLengthOf(request),
    }),
});
