import { SaxesParser } from 'saxes';
import { Corrupt } from './corrupt';

type Attributes = Readonly<Record<string, string>>;

/** Who is told what an XML document holds. Names come without their prefix. */
export type XmlListener = {
  onOpen?: (name: string, attributes: Attributes) => void;
  onText?: (text: string) => void;
  onClose?: (name: string) => void;
};

const ENTITY = /<!ENTITY\s+(%\s+)?(\S+)\s+("[^"]*"|'[^']*'|\S+)/g;
/** To another entity; those to characters, and the five that every XML has, unfold to one letter. */
const REFERENCE = /[&%](?!#|(amp|lt|gt|quot|apos);)/;
const OUTSIDE = /^\s*\S+\s+(SYSTEM|PUBLIC)\b/;
/** What saxes says of an entity that it does not know. */
const UNKNOWN_ENTITY = /: undefined entity\.$/;

/**
 * Reads XML 1.0 or 1.1 piece by piece and holds it to be well-formed. No entity is replaced by what it stands for, and nothing is
 * fetched: entities that a document declares are taken as known, and all are where it names a DTD outside.
 * Throws Corrupt where it is not well-formed, and where its entities lead to other files or to one another.
 */
export class XmlReader {
  private readonly parser = new SaxesParser();
  private knowsAll = false;

  constructor({ onOpen, onText, onClose }: XmlListener) {
    this.parser.on('error', (error) => this.fail(error));
    this.parser.on('doctype', (doctype) => this.declare(doctype));
    if (onOpen) {
      this.parser.on('opentag', ({ name, attributes }) => onOpen(localName(name), attributes));
    }
    if (onClose) this.parser.on('closetag', ({ name }) => onClose(localName(name)));
    if (onText) {
      this.parser.on('text', onText);
      this.parser.on('cdata', onText);
    }
  }

  write(text: string): void {
    this.parser.write(text);
  }

  /** To be called after the last piece. */
  end(): void {
    this.parser.close();
  }

  private declare(doctype: string): void {
    this.knowsAll = OUTSIDE.test(doctype);
    for (const [, , name = '', value = ''] of doctype.matchAll(ENTITY)) {
      if (value === 'SYSTEM' || value === 'PUBLIC') {
        throw new Corrupt('an entity of the XML leads to another file');
      }
      if (REFERENCE.test(value)) throw new Corrupt('entities of the XML lead to one another');
      this.parser.ENTITIES[name] = 'x';
    }
  }

  private fail(cause: Error): void {
    if (this.knowsAll && UNKNOWN_ENTITY.test(cause.message)) return;
    throw new Corrupt(`the XML is malformed in line ${this.parser.line}`, { cause });
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

const DECLARED = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/** The encoding that XML declares in its first line; undefined where a byte order mark decides, or where it is UTF-8 anyway. */
export function declaredEncoding(head: Buffer): string | undefined {
  const label = DECLARED.exec(head.toString('latin1', 0, 256))?.[1];
  // What can be read as a declaration byte by byte is not UTF-16, whatever it says; some writers do say so.
  return label === undefined || /^utf-?16/i.test(label) ? undefined : label;
}
