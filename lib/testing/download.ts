import { z } from 'zod';
import { env } from '@/lib/env';
import { FileRecord } from '@/lib/files/schemas';
import { call, type Answer } from './call';
import { filePart, upload } from './upload';

const Link = z.object({ download_url: z.string() });

/** Uploads a file of these bytes and says what was stored. */
export async function storeFile(
  credential: string,
  content: string | Uint8Array,
  filename = 'a.txt',
): Promise<FileRecord> {
  return FileRecord.parse((await upload(credential, [filePart(content, filename)])).data);
}

/** A download link to the file: path and query. */
export async function linkTo(fileId: string, credential: string, query = ''): Promise<string> {
  const answer = await call('GET', `/api/v1/files/${fileId}${query}`, { credential });
  const { download_url } = Link.parse(answer.data);
  if (!download_url.startsWith(env().appUrl)) throw new Error('The link leads elsewhere');
  return download_url.slice(env().appUrl.length);
}

/** Follows a link as anybody would, without a credential. */
export const follow = (link: string, headers: Record<string, string> = {}): Promise<Answer> =>
  call('GET', link, { headers });
