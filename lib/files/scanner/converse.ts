import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { ScannerAddress } from '@/lib/env';

/** A clamd that neither takes nor says anything for so long is taken for gone. */
export const SILENCE_MS = 15_000;
const LONGEST_ANSWER = 4_096;

type Manner = {
  /** How long it may think once everything is said. */
  answerMs?: number;
  /** Says that nothing more will come, where clamd would wait for it. */
  isOver?: boolean;
};

/**
 * Says something to clamd and gives its answer, without the byte 0 that ends it. It may answer before it has heard everything.
 * @throws Error when it cannot be reached, breaks off, or is silent for too long
 */
export async function converse(
  address: ScannerAddress,
  said: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { answerMs = SILENCE_MS, isOver = false }: Manner = {},
): Promise<string> {
  const socket = connect(address);
  const patience = new Patience(() => socket.destroy(new Error('clamd is silent')));
  const saying = pipeline(patience.renewedBy(said), socket, { end: isOver });
  void saying.then(
    () => patience.last(answerMs),
    () => undefined,
  );
  const [answer] = await Promise.allSettled([readAnswer(socket), saying]);
  patience.end();
  if (answer.status === 'fulfilled') return answer.value;
  throw answer.reason;
}

/** A socket's own timeout would begin anew once while something waits to be written. */
class Patience {
  private timer: NodeJS.Timeout;

  constructor(private readonly giveUp: () => void) {
    this.timer = setTimeout(giveUp, SILENCE_MS);
  }

  async *renewedBy(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      this.timer.refresh();
      yield piece;
    }
  }

  last(ms: number): void {
    this.end();
    this.timer = setTimeout(this.giveUp, ms);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    let fault: Error = new Error('clamd broke off');
    socket.setEncoding('latin1');
    socket.on('data', (piece) => {
      answer += String(piece);
      if (answer.endsWith('\0') || answer.length > LONGEST_ANSWER) socket.destroy();
    });
    socket.on('error', (error) => (fault = error));
    socket.once('close', () => {
      if (answer.endsWith('\0')) resolve(answer.slice(0, -1));
      else reject(fault);
    });
  });
}
