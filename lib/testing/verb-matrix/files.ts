import * as files from '@/lib/files';
import { ListFilesQuery } from '@/lib/files/schemas';
import { EVERYONE, LIVE_WRITERS, TEST_WRITERS, type DomainVerbs } from './row';

/** Who gets past the gates of lib/files. */
export const filesVerbs: DomainVerbs = {
  exports: files,
  verbs: {
    checkStorage: {
      ...{ key: 'never', members: [], operator: true, unplacedOperator: true },
      run: (ctx) => files.checkStorage(ctx, { repair: false }),
    },
    createDownload: {
      ...{ key: 'download', members: EVERYONE, operator: true, aimed: true },
      run: (ctx, { fileId }) => files.createDownload(ctx, { fileId, expiresInSeconds: 60 }),
    },
    deleteFile: {
      ...{ key: 'delete', members: LIVE_WRITERS, operator: true, aimed: true },
      run: (ctx, { fileId }) => files.deleteFile(ctx, fileId),
    },
    getFile: {
      ...{ key: 'metadata', members: EVERYONE, operator: true, aimed: true },
      run: (ctx, { fileId }) => files.getFile(ctx, fileId),
    },
    purgeFiles: {
      ...{ key: 'never', members: [], operator: true, unplacedOperator: true },
      run: (ctx) => files.purgeFiles(ctx, new Date(0)),
    },
    sweepObjects: {
      ...{ key: 'never', members: [], operator: true, unplacedOperator: true },
      run: (ctx) => files.sweepObjects(ctx),
    },
    listFiles: {
      ...{ key: 'metadata', members: EVERYONE, operator: true },
      run: (ctx) => files.listFiles(ctx, ListFilesQuery.parse({})),
    },
    uploadFile: {
      ...{ key: 'upload', members: TEST_WRITERS, operator: true },
      run: (ctx) => files.uploadFile(ctx, { stream: null, contentType: null, contentLength: null }),
    },
  },
  others: {
    deleteProjectFiles: 'is a part of deleting a project',
    openDownload: 'is given a link that is its own credential',
    openScanner: 'is the port to the virus scanner, for health checks',
    openStorage: 'is the port to the bytes, for verbs and health checks',
  },
};
