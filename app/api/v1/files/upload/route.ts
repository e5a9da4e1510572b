import { uploadFile } from '@/lib/files';
import { FileRecord, UploadParts } from '@/lib/files/schemas';
import { contentLengthOf } from '@/lib/http/body';
import { bodyStreamOf } from '@/lib/http/body-stream';
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
      stream: bodyStreamOf(request),
      contentType: request.headers.get('content-type'),
      contentLength: contentLengthOf(request),
    }),
});
