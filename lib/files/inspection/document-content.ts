import { Corrupt } from './corrupt';
import type { Family } from './family';
import { SheetContent } from './sheet-content';
import { type DocumentContent, type DocumentPart, TextContent } from './text-content';
import { textDecoder, type TextDecoding } from './text-decoder';
import { declaredEncoding, XmlReader } from './xml-reader';

/** Looks at the parts of a document that may have something in it, as its archive is unpacked. */
export class DocumentReader {
  constructor(private readonly content: DocumentContent) {}

  /** Who reads the part of this name; null where nobody needs to. */
  open(name: string): PartReader | null {
    const part = this.content.open(name);
    return part === null ? null : new PartReader(part);
  }

  /** Why there is nothing in the document, once all parts have been read; null where there is something. */
  get blank(): string | null {
    return this.content.blank;
  }
}

/** Reads one part, which is XML. Both methods throw Corrupt where it is not. */
export class PartReader {
  private decoder: TextDecoding | undefined;
  private readonly reader: XmlReader;

  constructor(part: DocumentPart) {
    this.reader = new XmlReader(part);
  }

  write(bytes: Buffer): void {
    this.decoder ??= textDecoder(declaredEncoding(bytes));
    const decoder = this.decoder;
    this.whole(() => this.reader.write(decoder.write(bytes)));
  }

  end(): void {
    this.whole(() => {
      this.decoder?.end();
      this.reader.end();
    });
  }

  private whole(read: () => void): void {
    try {
      read();
    } catch (cause) {
      throw new Corrupt('a part of the document is damaged', { cause });
    }
  }
}

const CONTENTS: Partial<Record<Family, () => DocumentContent>> = {
  word: () => new TextContent('word'),
  powerpoint: () => new TextContent('powerpoint'),
  excel: () => new SheetContent(),
};

/** Null for archives that are no such document. */
export function openDocument(family: Family): DocumentReader | null {
  const content = CONTENTS[family]?.();
  return content === undefined ? null : new DocumentReader(content);
}
