import { JSONParser } from '@streamparser/json';
import { Corrupt } from './corrupt';
import type { Grammar } from './grammar';

/** JSON (RFC 8259), one value and no more. What was read is forgotten at once. */
export class JsonGrammar implements Grammar {
  private readonly parser = new JSONParser({
    // A path that leads nowhere: nothing is kept to be handed out.
    ...{ paths: ['$.nothing.*'], keepStack: false },
    stringBufferSize: 64 * 1024,
  });

  constructor() {
    this.parser.onValue = () => undefined;
    this.parser.onError = (error) => {
      throw error;
    };
  }

  write(text: string): void {
    try {
      this.parser.write(text);
    } catch (cause) {
      throw new Corrupt('the JSON is malformed', { cause });
    }
  }

  end(): null {
    try {
      if (!this.parser.isEnded) this.parser.end();
    } catch (cause) {
      throw new Corrupt('the JSON ends too early', { cause });
    }
    return null;
  }
}
