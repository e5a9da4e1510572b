import { isVisible } from './visible';
import type { XmlListener } from './xml-reader';

/** What a part of a document tells as it is read. */
export type DocumentPart = XmlListener;

/** Finds out whether there is anything in a document, part by part. */
export type DocumentContent = {
  /** Who listens to the part of this name; null for parts that do not tell. */
  open(name: string): DocumentPart | null;
  /** Why there is nothing in it, or null. */
  readonly blank: string | null;
};

type Rules = { parts: RegExp; shown: ReadonlySet<string> };

const KINDS: Record<'word' | 'powerpoint', Rules> = {
  // ISO/IEC 29500-1, 17.3.3: what a run shows beside its text; formulas (22.1) are text.
  word: {
    parts: /^word\/(document|header|footer|footnotes|endnotes)\d*\.xml$/i,
    shown: new Set(['drawing', 'pict', 'object', 'sym', 'altChunk']),
  },
  // 19.3.1: pictures, frames of tables and charts, lines, ink; and shapes, see below.
  powerpoint: {
    parts: /^ppt\/slides\/slide\d+\.xml$/i,
    shown: new Set(['pic', 'graphicFrame', 'blip', 'cxnSp', 'contentPart']),
  },
};

const BLANK = 'the document has neither text nor pictures';

/** Documents and presentations: there is something in one where a letter, a picture or a drawing is. */
export class TextContent implements DocumentContent {
  private isFilled = false;
  private readonly rules: Rules;

  constructor(kind: 'word' | 'powerpoint') {
    this.rules = KINDS[kind];
  }

  get blank(): string | null {
    return this.isFilled ? null : BLANK;
  }

  open(name: string): DocumentPart | null {
    if (!this.rules.parts.test(name)) return null;
    let isText = false;
    let isDrawnShape = false;
    return {
      onOpen: (element, attributes) => {
        isText = element === 't';
        this.isFilled ||= this.rules.shown.has(element);
        // A shape is drawn unless it is a place for text, which is empty until there is some.
        if (element === 'sp') isDrawnShape = true;
        if (element === 'ph' || isTrue(attributes['txBox'])) isDrawnShape = false;
      },
      onText: (text) => {
        if (isText) this.isFilled ||= isVisible(text);
      },
      onClose: (element) => {
        isText = false;
        if (element === 'sp') this.isFilled ||= isDrawnShape;
      },
    };
  }
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';
