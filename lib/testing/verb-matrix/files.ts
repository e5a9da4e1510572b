import * as files from '@/lib/files';
import { ListFilesQuery } from '@/lib/files/schemas';
import { EVERYONE, TEST_WRITERS, type DomainVerbs } from './row';

/** Who gets past the gates of lib/files. */
export const filesVerbs: DomainVerbs = {
  exports: files,
  verbs: {
    listFiles: {
      ...{ key: 'metadata', members: EVERYONE, operator: true },
      run: (ctx) => files.listFiles(ctx, ListFilesQuery.parse({})),
    },
    uploadFile: {
      ...{ key: 'upload', members: TEST_WRITERS, operator: true },
      run: (ctx) => files.uploadFile(ctx, { stream: null, contentType: null, contentLength: null }),
    },
  },
  others: { openStorage: 'is the port to the bytes, for verbs and health checks' },
};
