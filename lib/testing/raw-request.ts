import { connect, type Socket } from 'node:net';

/** What came back over the wire, byte for byte and taken apart. */
export type RawAnswer = { status: number; head: string; body: string };

/** A connection to a server of this machine. */
export function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Everything that the other side sends until it closes the connection. */
export async function readToEnd(socket: Socket): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.once('close', () => resolve());
    socket.once('error', () => resolve());
  });
  return take(Buffer.concat(chunks).toString());
}

/** Sends these lines and reads the answer; `Connection: close` ends it. */
export function sendRaw(port: number, ...lines: string[]): Promise<RawAnswer> {
  return sendHead(port, ...lines, 'Host: localhost');
}

/** The same with these lines alone, without a `Host` of its own. */
export async function sendHead(port: number, ...lines: string[]): Promise<RawAnswer> {
  const socket = await open(port);
  const answer = readToEnd(socket);
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  return answer;
}

function take(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const head = end === -1 ? text : text.slice(0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  return { status, head, body: end === -1 ? '' : text.slice(end + 4) };
}
