import { ApiError, fieldOf, parseAs, readAnswer } from '@/lib/api-client';
import type { FileRecord } from '@/lib/files/schemas';
import type { Upload } from './upload';

/** Without progress for so long, a connection counts as lost. The checks of a large file may take longer. */
const STALLED_MS = 60_000;
const UNANSWERED_MS = 300_000;

export type SendOptions = {
  /** Called with the part that is sent, from 0 to 1; 1 is all of it. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

export type SendUpload = (upload: Upload, options: SendOptions) => Promise<FileRecord>;

const fileRecord = () => import('@/lib/files/schemas').then(({ FileRecord }) => FileRecord);

/**
 * Sends files to a project through the session's cookie. XMLHttpRequest, because `fetch` tells nobody how much of a body is sent.
 * @throws ApiError
 */
export function uploadsTo(projectId: string): SendUpload {
  return async (upload, options) => {
    // First, so that no answer is lost for want of a parser.
    const output = await fileRecord().catch(() => {
      throw lost();
    });
    const response = await send(projectId, upload, options);
    return parseAs(output, fieldOf(await readAnswer(response), 'data'));
  };
}

function send(projectId: string, upload: Upload, { onProgress, signal }: SendOptions) {
  return new Promise<Response>((resolve, reject) => {
    signal.throwIfAborted();
    const call = new XMLHttpRequest();
    const watch = watchdog(() => {
      reject(lost());
      call.abort();
    });
    const abort = () => call.abort();
    signal.addEventListener('abort', abort);
    call.open('POST', '/api/v1/files/upload');
    call.setRequestHeader('X-Project-Id', projectId);
    call.upload.onprogress = ({ loaded, total }) => {
      watch.restart(STALLED_MS);
      // The last step is told by `onload`, when all of it has left.
      onProgress(total === 0 ? 0 : Math.min(loaded / total, 0.999));
    };
    call.upload.onload = () => {
      watch.restart(UNANSWERED_MS);
      onProgress(1);
    };
    call.onload = () => resolve(toResponse(call));
    call.onerror = () => reject(lost());
    call.onabort = () => reject(lost());
    call.onloadend = () => {
      watch.stop();
      signal.removeEventListener('abort', abort);
    };
    watch.restart(STALLED_MS);
    call.send(bodyOf(upload));
  });
}

/** The file comes last, so that the server can refuse by the other parts before it reads it. */
function bodyOf({ file, environment, contextKey }: Upload): FormData {
  const body = new FormData();
  body.set('environment', environment);
  body.set('context', contextKey);
  body.set('file', file);
  return body;
}

function toResponse(call: XMLHttpRequest): Response {
  const seconds = call.getResponseHeader('Retry-After');
  return new Response(call.responseText, {
    status: call.status,
    headers: seconds === null ? {} : { 'Retry-After': seconds },
  });
}

function lost(): ApiError {
  return new ApiError({ code: 'network', message: 'The connection was lost.' });
}

function watchdog(onSilence: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    restart: (ms: number) => {
      stop();
      timer = setTimeout(onSilence, ms);
    },
  };
}
