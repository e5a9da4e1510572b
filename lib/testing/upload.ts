import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { call, type Answer } from './call';

export const UPLOAD_PATH = '/api/v1/files/upload';
export const BOUNDARY = 'the-boundary-of-a-test';

/** One part of a multipart body; a part with a file name is a file. */
export type Part = {
  name?: string;
  filename?: string;
  type?: string;
  content: string | Uint8Array;
};

/** The file part that nothing is wrong with: text by a name of text, bytes by one that says nothing. */
export const filePart = (
  content: Part['content'],
  filename = typeof content === 'string' ? 'a.txt' : 'a.bin',
): Part => ({
  name: 'file',
  filename,
  content,
});

export const field = (name: string, content: string): Part => ({ name, content });

/** multipart/form-data (RFC 7578) of exactly these parts, in this order. */
export function multipart(parts: readonly Part[]): Buffer<ArrayBuffer> {
  const chunks = parts.flatMap((part) => [
    `--${BOUNDARY}\r\n${headOf(part)}\r\n\r\n`,
    part.content,
    '\r\n',
  ]);
  return Buffer.concat([...chunks, `--${BOUNDARY}--\r\n`].map((chunk) => Buffer.from(chunk)));
}

function headOf({ name, filename, type }: Part): string {
  const names = [
    ...(name === undefined ? [] : [`name="${name}"`]),
    ...(filename === undefined ? [] : [`filename="${filename}"`]),
  ];
  const typed = type ?? (filename === undefined ? undefined : 'application/octet-stream');
  const disposition = `Content-Disposition: ${['form-data', ...names].join('; ')}`;
  return typed === undefined ? disposition : `${disposition}\r\nContent-Type: ${typed}`;
}

/** Uploads these parts, with a content type of one's own where the test needs it. */
export function upload(
  credential: string,
  parts: readonly Part[],
  headers: Record<string, string> = {},
): Promise<Answer> {
  return sendUpload(credential, multipart(parts), headers);
}

/** Uploads a body as it is. */
export function sendUpload(
  credential: string,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` };
  return call('POST', UPLOAD_PATH, { credential, body, headers: { ...type, ...headers } });
}

/** Bytes that no detector knows and no compression shrinks. */
export const someBytes = (count: number): Buffer<ArrayBuffer> => randomBytes(count);

export const sha256 = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Every file that the storage of this test holds, whole or half, as paths below its root. */
export function storedObjects(dataDir: string): string[] {
  const root = path.join(dataDir, 'files');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
