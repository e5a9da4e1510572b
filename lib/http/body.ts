import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { bodyStreamOf } from './body-stream';
import { parseInput } from './parse-input';

/** A JSON body is at most 64 KiB. */
const MAX_BYTES = 64 * 1024;
const UTF_8 = /^charset="?utf-?8"?$/;

/**
 * The request's JSON body, parsed by the schema; no body at all is `undefined`.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `malformed_request`, `validation_failed`
 */
export async function readBody<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<z.output<T>> {
  const type = request.headers.get('content-type');
  if (type !== null && !isJson(type)) throw unsupported();
  const text = await readText(request);
  if (text === '') return parseNothing(schema);
  if (type === null) throw unsupported();
  return parseInput(schema, parseJson(text), 'body');
}

/**
 * Refuses a body that came compressed or otherwise coded, which nothing here unpacks (RFC 9110, section 15.5.16).
 * @throws AppError `unsupported_media_type`
 */
export function requirePlainBody(request: Request): void {
  const coding = request.headers.get('content-encoding') ?? 'identity';
  if (coding.toLowerCase() === 'identity') return;
  const details = ['Send the body without Content-Encoding'];
  throw new AppError('unsupported_media_type', { details });
}

const Nothing = z.strictObject({});

/**
 * Refuses a body where none is taken, as unknown fields are refused; `{}` and nothing at all pass.
 * @throws AppError as {@link readBody}
 */
export async function refuseBody(request: Request): Promise<void> {
  const text = await readText(request);
  if (text === '') return;
  if (!isJson(request.headers.get('content-type') ?? '')) throw unsupported();
  parseInput(Nothing, parseJson(text), 'body');
}

/** Whatever parameters it has, which JSON gives no meaning (RFC 8259, section 11); one that names an encoding names UTF-8. */
function isJson(contentType: string): boolean {
  const [type, ...parameters] = contentType.split(';').map((one) => one.trim().toLowerCase());
  const isUtf8 = (one: string) => !one.startsWith('charset') || UTF_8.test(one);
  return type === 'application/json' && parameters.every(isUtf8);
}

function parseNothing<T extends z.ZodType>(schema: T): z.output<T> {
  const result = schema.safeParse(undefined);
  if (result.success) return result.data;
  throw new AppError('malformed_request', { details: ['A JSON body is required'] });
}

function unsupported(): AppError {
  return new AppError('unsupported_media_type', { details: ['Send application/json'] });
}

async function readText(request: Request): Promise<string> {
  if ((contentLengthOf(request) ?? 0) > MAX_BYTES) throw tooLarge();
  const body = bodyStreamOf(request);
  return body === null ? '' : decode(await readBytes(body));
}

async function readBytes(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > MAX_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('malformed_request', { details: ['The body ended early'], cause });
  }
  return Buffer.concat(chunks);
}

/** The declared size of the body in bytes; null when none is declared. */
export function contentLengthOf(request: Request): number | null {
  const declared = request.headers.get('content-length');
  return declared === null ? null : Number(declared);
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', { details: [`At most ${MAX_BYTES} bytes of JSON`] });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('malformed_request', { details: ['The body is not UTF-8'], cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed_request', { details: ['The body is not JSON'], cause });
  }
}
