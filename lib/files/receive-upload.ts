import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { AppError } from '@/lib/errors';
import { measure, type Measured } from './measure';
import type { Storage, TemporaryObject } from './storage/port';

/** A multipart body, as a request carries it. */
export type UploadBody = {
  stream: AsyncIterable<Uint8Array> | null;
  contentType: string | null;
  /** What the sender declared, in bytes; null when it did not. */
  contentLength: number | null;
};

/** A body that has been read to its end: the file's bytes in a temporary object, the other parts as text. */
export type ReceivedUpload = Measured & {
  object: TemporaryObject;
  filename: string;
  isTruncated: boolean;
  fields: Record<string, string>;
};

/** What is known of an upload when its file begins: the parts before it, as text. */
export type Beginning = Pick<ReceivedUpload, 'filename' | 'fields'>;

type Limits = {
  maxBytes: number;
  /** Decides, before the first byte of the file is taken, whether it is worth reading; what it throws breaks off the body. */
  beforeFile: (named: Beginning) => Promise<void>;
};
type StoredPart = Measured & { object: TemporaryObject; filename: string; isTruncated: boolean };

const MOST_FIELDS = 10;
const LONGEST_FIELD = 16 * 1024;

/**
 * Reads multipart/form-data (RFC 7578) as a stream, parts in any order: the part `file` goes to a temporary object, at most
 * `maxBytes` of it. When this rejects, nothing stays behind.
 * @throws AppError `unsupported_media_type`, `malformed_request`, `validation_failed`, `storage_full`
 */
export async function receiveUpload(
  body: UploadBody,
  storage: Storage,
  limits: Limits,
): Promise<ReceivedUpload> {
  const parts = await readParts(body, storage, limits);
  try {
    const [file, ...others] = parts.files;
    if (file === undefined) throw invalid('file: is required', ...(parts.problem?.details ?? []));
    if (others.length > 0) throw invalid('file: given twice');
    if (parts.problem !== null) throw parts.problem;
    return { ...file, fields: parts.fields };
  } catch (error) {
    await discardAll(storage, parts.files);
    throw error;
  }
}

type Parts = { files: StoredPart[]; fields: Record<string, string>; problem: AppError | null };

async function readParts(
  body: UploadBody,
  storage: Storage,
  { maxBytes, beforeFile }: Limits,
): Promise<Parts> {
  const parser = makeParser(body.contentType, maxBytes);
  const fields = new Map<string, string>();
  const parts: Parts = { files: [], fields: {}, problem: null };
  const refuse = (detail: string) => (parts.problem ??= invalid(detail));
  const sinks = new Sinks(storage);
  parser.on('file', (name, stream, filename) => {
    if (name === 'file') {
      const named = { filename, fields: Object.fromEntries(fields) };
      const isWorthAsking = parts.problem === null && sinks.isEmpty;
      const before = async () => (isWorthAsking ? beforeFile(named) : undefined);
      return sinks.add(stream, filename, before);
    }
    refuse(`${shorten(name)}: unknown file part`);
    stream.resume();
  });
  parser.on('field', (...[name, value, , valueIsCut]) => {
    if (fields.has(name)) refuse(`${shorten(name)}: given twice`);
    if (valueIsCut) refuse(`${shorten(name)}: is too long`);
    fields.set(name, value);
  });
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit']) {
    parser.on(limit, () => refuse('body: has too many parts'));
  }
  parts.files = await sinks.fill(body, parser);
  parts.fields = Object.fromEntries(fields);
  return parts;
}

/** The file parts of one body on their way into storage; all of them arrive, or none stays. */
class Sinks {
  private readonly open: BusboyFileStream[] = [];
  private readonly writing: Promise<StoredPart>[] = [];
  private readonly stop = new AbortController();

  constructor(private readonly storage: Storage) {}

  get isEmpty(): boolean {
    return this.open.length === 0;
  }

  add(stream: BusboyFileStream, filename: string, before: () => Promise<void>): void {
    this.open.push(stream);
    const written = storePart(this.storage, { stream, filename, before });
    written.catch((error: unknown) => this.stop.abort(error));
    this.writing.push(written);
  }

  async fill(body: UploadBody, parser: BusboyInstance): Promise<StoredPart[]> {
    if (body.stream === null) throw new AppError('malformed_request');
    const failure = await pipeline(Readable.from(body.stream, { objectMode: false }), parser, {
      signal: this.stop.signal,
    }).then(() => null, cutShort);
    if (failure !== null) for (const stream of this.open) stream.destroy(failure);
    const settled = await Promise.allSettled(this.writing);
    const stored = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failure === null && failed === undefined) return stored;
    await discardAll(this.storage, stored);
    // What went wrong first: a write that failed has broken off the body, or the body has broken off the writes.
    throw this.stop.signal.aborted ? this.stop.signal.reason : failure;
  }
}

type ArrivingPart = { stream: BusboyFileStream; filename: string; before: () => Promise<void> };

async function storePart(
  storage: Storage,
  { stream, filename, before }: ArrivingPart,
): Promise<StoredPart> {
  const meter = measure();
  // The body may break before storage listens; the write then rejects with what broke.
  stream.on('error', (error) =>
    meter.stream.destroy(error instanceof AppError ? error : cutShort(error)),
  );
  meter.stream.on('error', () => undefined);
  await before();
  const object = await storage.write(stream.pipe(meter.stream));
  return { ...meter.result(), object, filename, isTruncated: stream.truncated };
}

async function discardAll(storage: Storage, files: StoredPart[]): Promise<void> {
  await Promise.all(files.map((file) => storage.discard(file.object)));
}

function makeParser(contentType: string | null, maxBytes: number): BusboyInstance {
  if (contentType === null || !/^multipart\/form-data\s*;/i.test(contentType)) {
    throw new AppError('unsupported_media_type', { details: ['Send multipart/form-data'] });
  }
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fileSize: maxBytes,
        files: 2,
        fields: MOST_FIELDS,
        fieldSize: LONGEST_FIELD,
        parts: MOST_FIELDS + 2,
        headerPairs: 50,
        headerSize: 16 * 1024,
      },
    });
  } catch (cause) {
    throw new AppError('malformed_request', {
      details: ['The multipart boundary is missing'],
      cause,
    });
  }
}

function cutShort(cause: unknown): AppError {
  return new AppError('malformed_request', {
    details: ['The multipart body ended early or is malformed'],
    cause,
  });
}

function invalid(...details: string[]): AppError {
  return new AppError('validation_failed', { details });
}

function shorten(name: string | undefined): string {
  return (name ?? 'part').slice(0, 100);
}
