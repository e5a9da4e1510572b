import type { Readable } from 'node:stream';
import type { Ctx } from '@/lib/context';
import type { Db } from '@/lib/db';
import { unauthenticated } from '@/lib/errors';
import { log } from '@/lib/log';
import { readDownloadLink } from './download-link';
import { findDownloadable } from './find-downloadable';
import { openStorage } from './storage';
import type { ByteRange } from './storage/port';

/** A file that may be downloaded: what its headers say, and its bytes for who wants them. */
export type Download = {
  filename: string;
  contentType: string;
  sizeBytes: number;
  /** Changes whenever the bytes do. */
  tag: string;
  /** The bytes of a range, or all of them; to be read to its end or destroyed. */
  read: (range?: ByteRange) => Promise<Readable>;
};

/**
 * Opens the file that a download link lends, given as its text from the path on. The link is the credential: it is refused like one
 * that is wrong when any character of it is, when its time is over, when the file is gone, and when its maker may not download any more.
 * @throws AppError `unauthenticated`
 */
export async function openDownload(ctx: Ctx, text: string): Promise<Download> {
  const link = readDownloadLink(text);
  if (link === null) throw unauthenticated('a download link that nobody signed');
  const file = await findDownloadable(ctx.db, link);
  if (file === null) throw unauthenticated(`the link of ${link.by} to ${link.fileId} has ended`);
  return {
    filename: file.originalFilename,
    contentType: file.contentType,
    sizeBytes: file.sizeBytes,
    tag: file.sha256,
    read: async (range) => {
      const bytes = await openStorage().read(file.objectPath, range);
      if (range === undefined || range.start === 0) await countDownload(ctx.db, file.id);
      return bytes;
    },
  };
}

/** Counts before the bytes go out, so that who has them finds them counted; a failure of it fails no download. */
async function countDownload(db: Db, fileId: string): Promise<void> {
  try {
    // A count need not outlive a power cut: the answer does not wait for the disk.
    await db.$executeRaw`
      WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS done)
      UPDATE files SET download_count = download_count + 1, last_downloaded_at = clock_timestamp()
      FROM quick WHERE id = ${fileId} AND quick.done IS NOT NULL`;
  } catch (error) {
    log().warn({ err: error, file: fileId }, 'a download could not be counted');
  }
}
