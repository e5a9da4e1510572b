import type { Family } from './family';
import { CsvGrammar } from './csv-grammar';
import { JsonGrammar } from './json-grammar';
import { SvgGrammar, XmlGrammar } from './xml-grammar';

/** The rules of one format of text. Both methods throw Corrupt where the text breaks them. */
export type Grammar = {
  /** Takes the next piece of the text. */
  write(text: string): void | Promise<void>;
  /** To be called after the last piece; tells why there is nothing in the text, or null where there is something. */
  end(): string | null | Promise<string | null>;
};

const GRAMMARS: Partial<Record<Family, () => Grammar>> = {
  csv: () => new CsvGrammar('csv'),
  tsv: () => new CsvGrammar('tsv'),
  json: () => new JsonGrammar(),
  xml: () => new XmlGrammar(),
  svg: () => new SvgGrammar(),
};

export const openGrammar = (family: Family): Grammar | undefined => GRAMMARS[family]?.();
