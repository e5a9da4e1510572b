import { makeZip, type ZipEntry } from './make-zip';

const TYPES: ZipEntry = { name: '[Content_Types].xml', content: xml('<Types/>') };

/** A document of Word with this in its body, and more parts where they are given. */
export const makeDocx = (body: string, more: readonly ZipEntry[] = []): Buffer<ArrayBuffer> =>
  makeZip([
    TYPES,
    {
      name: 'word/document.xml',
      content: xml(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
    },
    ...more,
  ]);

/** A paragraph of Word. */
export const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A presentation with these shapes on its slides. */
export const makePptx = (...slides: string[]): Buffer<ArrayBuffer> =>
  makeZip([
    TYPES,
    { name: 'ppt/presentation.xml', content: xml('<p:presentation/>') },
    // A layout's own pictures and prompts are on no slide.
    {
      name: 'ppt/slideLayouts/slideLayout1.xml',
      content: xml('<p:sldLayout><p:pic/><a:t>Click to add title</a:t></p:sldLayout>'),
    },
    ...slides.map((shapes, at) => ({
      name: `ppt/slides/slide${at + 1}.xml`,
      content: xml(`<p:sld><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`),
    })),
  ]);

/** The place for a title on a slide, with this text in it. */
export const title = (text: string): string =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;

type CellValue = string | number;

/** A spreadsheet of these sheets, each a list of rows; words are kept beside it, as Excel does, unless they are `inline`. */
export function makeXlsx(
  sheets: readonly (readonly (readonly CellValue[])[])[],
  { more = [], isInline = false }: { more?: readonly ZipEntry[]; isInline?: boolean } = {},
): Buffer<ArrayBuffer> {
  const words: string[] = [];
  const cell = (value: CellValue) => {
    if (typeof value === 'number') return `<c><v>${value}</v></c>`;
    if (value === '') return '<c s="1"/>';
    if (isInline) return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    return `<c t="s"><v>${words.push(value) - 1}</v></c>`;
  };
  const parts = sheets.map((rows, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: xml(
      `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
    ),
  }));
  const shared = words.map((word) => `<si><t>${word}</t></si>`).join('');
  return makeZip([
    TYPES,
    { name: 'xl/workbook.xml', content: xml('<workbook/>') },
    ...parts,
    { name: 'xl/sharedStrings.xml', content: xml(`<sst>${shared}</sst>`) },
    ...more,
  ]);
}

function xml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}
