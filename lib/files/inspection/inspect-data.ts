import { Corrupt } from './corrupt';
import type { Family } from './family';
import type { Contents } from './findings';
import { type Grammar, openGrammar } from './grammar';
import type { Source } from './source';
import { textDecoder } from './text-decoder';
import { isVisible, WHITE_SPACE_ONLY } from './visible';
import { declaredEncoding } from './xml-reader';

/**
 * CSV, JSON, XML and SVG are text, and keep to the rules of their format to the end. What is no text at all is found to be that, and
 * what is white space only to be blank, whatever the format makes of it.
 * @throws Corrupt
 */
export async function inspectData(source: Source, family: Family): Promise<Contents> {
  const grammar = openGrammar(family);
  if (grammar === undefined) throw new Error(`There is no grammar of ${family}`);
  const isXml = family === 'xml' || family === 'svg';
  const decoder = textDecoder(isXml ? declaredEncoding(source.read(0, 256)) : undefined);
  let isSeen = false;
  let broken: Corrupt | null = null;
  for (const piece of source.pieces()) {
    const text = decoder.write(piece);
    isSeen ||= isVisible(text);
    broken ??= await breach(() => grammar.write(text));
  }
  decoder.end();
  if (!isSeen) return { blank: WHITE_SPACE_ONLY };
  if (broken !== null) throw broken;
  return { blank: await grammar.end() };
}

async function breach(write: () => ReturnType<Grammar['write']>): Promise<Corrupt | null> {
  try {
    await write();
    return null;
  } catch (error) {
    if (error instanceof Corrupt) return error;
    throw error;
  }
}
