import { Corrupt } from './corrupt';
import type { Grammar } from './grammar';
import { XmlReader } from './xml-reader';

/** Well-formed XML with a root of whatever name. */
export class XmlGrammar implements Grammar {
  private readonly reader = new XmlReader({});

  write(text: string): void {
    this.reader.write(text);
  }

  end(): null {
    this.reader.end();
    return null;
  }
}

/** What shows in a picture (SVG 2, sections 5 to 12), and what may draw it. */
const DRAWN = new Set([
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'image', 'use'],
  ...['foreignObject', 'video', 'canvas', 'iframe', 'script'],
]);

/** Well-formed XML whose root is `svg`. */
export class SvgGrammar implements Grammar {
  private isRoot = true;
  private isDrawn = false;
  private readonly reader = new XmlReader({ onOpen: (name) => this.note(name) });

  write(text: string): void {
    this.reader.write(text);
  }

  end(): string | null {
    this.reader.end();
    return this.isDrawn ? null : 'nothing is drawn in the picture';
  }

  private note(name: string): void {
    if (this.isRoot && name !== 'svg') throw new Corrupt('the XML is no SVG');
    this.isRoot = false;
    this.isDrawn ||= DRAWN.has(name);
  }
}
