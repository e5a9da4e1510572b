import type { Readable } from 'node:stream';
import { create as attachment } from 'content-disposition';
import type { Download } from '@/lib/files';
import { type ByteRange, parseRange } from './byte-range';

/**
 * Answers with a file's bytes, streamed: HEAD, one `Range` with `If-Range`, `If-Match` and `If-None-Match` (RFC 9110, sections 13 and
 * 14). A browser is told to save them and, should it show them all the same, to run nothing of them.
 */
export async function answerBytes(
  request: Request,
  download: Download,
  general: Record<string, string>,
): Promise<Response> {
  const tag = `"${download.tag}"`;
  const headers = { ...general, ETag: tag, 'Accept-Ranges': 'bytes' };
  const wanted = request.headers.get('if-match');
  if (wanted !== null && !names(wanted, tag)) return new Response(null, { status: 412, headers });
  if (isKnown(request.headers.get('if-none-match'), tag)) {
    return new Response(null, { status: 304, headers });
  }
  const range = rangeOf(request, download.sizeBytes, tag);
  if (range === 'unsatisfiable') {
    const whole = { ...headers, 'Content-Range': `bytes */${download.sizeBytes}` };
    return new Response(null, { status: 416, headers: whole });
  }
  const body = request.method === 'HEAD' ? null : await open(download, range);
  return new Response(body, {
    status: range === null ? 200 : 206,
    headers: { ...headers, ...contentHeaders(download, range) },
  });
}

function contentHeaders({ filename, contentType, sizeBytes }: Download, range: ByteRange | null) {
  return {
    'Content-Type': contentType,
    'Content-Length': String(range === null ? sizeBytes : range.end - range.start + 1),
    'Content-Disposition': attachment(filename),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    ...(range === null
      ? {}
      : { 'Content-Range': `bytes ${range.start}-${range.end}/${sizeBytes}` }),
  };
}

async function open(download: Download, range: ByteRange | null) {
  return toWeb(await download.read(range ?? undefined));
}

/** One chunk at a time, as the client takes them; a client that goes away lets go of the file. */
function toWeb(bytes: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<unknown> = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else if (next.value instanceof Uint8Array) controller.enqueue(next.value);
      },
      cancel: () => void bytes.destroy(),
    },
    { highWaterMark: 0 },
  );
}

/** A range counts for GET alone, and with `If-Range` only while the bytes are those that the client has a part of. */
function rangeOf({ method, headers }: Request, sizeBytes: number, tag: string) {
  const condition = headers.get('if-range');
  if (method !== 'GET' || (condition !== null && condition.trim() !== tag)) return null;
  return parseRange(headers.get('range'), sizeBytes);
}

/** Whether the client says that it has these bytes; a weak tag counts like a strong one here. */
function isKnown(header: string | null, tag: string): boolean {
  return header !== null && names(header.replaceAll('W/', ''), tag);
}

/** Whether a list of entity tags has this very one in it, or is `*`. */
function names(list: string, tag: string): boolean {
  const given = list.split(',').map((one) => one.trim());
  return given.includes('*') || given.includes(tag);
}
