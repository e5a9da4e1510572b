import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError } from '@/lib/errors';
import { errorResponse } from './error-response';
import { failureBudget } from './rate-limit';
import { newRequestId } from './request-id';

/** What is wrong, by the code of Node's parser, where there is more to say than that it is no HTTP. */
const DETAILS: Partial<Record<string, string>> = {
  HPE_INVALID_EOF_STATE: 'The request ended before it was whole',
  HPE_HEADER_OVERFLOW: 'The headers are larger than 16 KiB',
  ERR_HTTP_REQUEST_TIMEOUT: 'The headers took too long to arrive',
};

/**
 * Answers what is no HTTP request, in the form of every other refusal, and hangs up. Where an answer has begun on this connection,
 * nothing more can be said.
 */
export async function refuseUnparsed(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  address: string,
): Promise<void> {
  if (!socket.writable || error.code === 'ECONNRESET' || hasBegunToAnswer(socket)) {
    socket.destroy();
    return;
  }
  const details = [DETAILS[error.code ?? ''] ?? 'This is not an HTTP request'];
  const response = errorResponse(new AppError('malformed_request', { details }), {
    requestId: newRequestId(),
    accept: null,
    presented: false,
    rate: await failureBudget(address),
  });
  const body = await response.text();
  const head = [
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`,
    ...[...response.headers].map(([name, value]) => `${name}: ${value}`),
    ...[`Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'],
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** Node keeps the answer that is under way at its socket, and asks it the same before it answers such errors itself. */
function hasBegunToAnswer(socket: Duplex): boolean {
  const answer: unknown = Reflect.get(socket, '_httpMessage');
  return (
    typeof answer === 'object' && answer !== null && Reflect.get(answer, '_headerSent') === true
  );
}
