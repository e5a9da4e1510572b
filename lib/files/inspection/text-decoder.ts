import { Corrupt } from './corrupt';

export type TextDecoding = {
  /** The text of the next bytes; a character that they cut in two comes with the next ones. */
  write(bytes: Uint8Array): string;
  /** To be called after the last bytes. */
  end(): string;
};

/**
 * Decodes bytes piece by piece: by their byte order mark, else by the label of their encoding, else as UTF-8.
 * Both throw Corrupt where the bytes are no text.
 */
export function textDecoder(label?: string): TextDecoding {
  let decoder: TextDecoder | undefined;
  const decode = (bytes: Uint8Array, stream: boolean) => {
    decoder ??= open(markOf(bytes) ?? label ?? 'utf-8');
    try {
      const text = decoder.decode(bytes, { stream });
      if (!text.includes('\0')) return text;
    } catch (cause) {
      throw new Corrupt('its bytes are not UTF-8 text', { cause });
    }
    throw new Corrupt('its bytes are not text');
  };
  return {
    write: (bytes) => decode(bytes, true),
    end: () => decode(new Uint8Array(), false),
  };
}

function open(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new Corrupt('the encoding that it declares is unknown', { cause });
  }
}

/** What the byte order mark says (Encoding Standard, section 6). */
function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}
