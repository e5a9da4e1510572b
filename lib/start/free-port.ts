import net from 'node:net';
import { errorCode, oneLine, StartError } from './start-error';

/**
 * Makes sure that `port` can be listened on.
 * @throws StartError saying what is in the way, and which variable changes it
 */
export async function requireFreePort(port: number, host: string): Promise<void> {
  try {
    await listenOnce(port, host);
  } catch (cause) {
    throw new StartError(explainListenError(cause, port, host), { cause });
  }
}

/** What went wrong with listening on `host:port`, as one line. */
export function explainListenError(error: unknown, port: number, host: string): string {
  switch (errorCode(error) ?? '') {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Set PORT to another one.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this user has. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST ${host} is no address of this machine.`;
    default:
      return `Cannot listen on ${host}:${port}: ${oneLine(error)}`;
  }
}

/** A port on loopback: `preferred` when it is free, else any free one. */
export async function freeLoopbackPort(preferred: number | undefined): Promise<number> {
  if (preferred === undefined) return listenOnce(0, '127.0.0.1');
  return listenOnce(preferred, '127.0.0.1').catch(() => listenOnce(0, '127.0.0.1'));
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = address !== null && typeof address === 'object' ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}
