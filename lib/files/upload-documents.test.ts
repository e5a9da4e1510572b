import { describe, expect } from 'vitest';
import { makeDocx, makePptx, makeXlsx, paragraph, title } from '@/lib/testing/make-document';
import { makeZip } from '@/lib/testing/make-zip';
import { test } from '@/lib/testing/send-file';

const NO_TEXT = 'blank: the document has neither text nor pictures';
const NO_ROWS = 'blank: the spreadsheet has headers and no rows';
const DAMAGED = 'structure: a part of the document is damaged';
const HEADERS = ['Name', 'Born', 'Town'];

const part = (name: string, content: string) => [{ name, content }];

describe('a document is stored that has', () => {
  test.for([
    ['text', 'a.docx', makeDocx(paragraph('Hello'))],
    ['text among markup of its own', 'a.docx', makeDocx(paragraph('&lt;&#8203;&gt;'))],
    ['a picture alone', 'a.docx', makeDocx('<w:p><w:r><w:drawing/></w:r></w:p>')],
    ['a formula alone', 'a.docx', makeDocx('<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>')],
    [
      'text in its footer alone',
      'a.docx',
      makeDocx('', part('word/footer1.xml', `<w:ftr>${paragraph('Page')}</w:ftr>`)),
    ],
    ['text on its second slide', 'a.pptx', makePptx(title(''), title('Hello'))],
    ['a picture on a slide', 'a.pptx', makePptx(`${title('')}<p:pic/>`)],
    ['a table on a slide', 'a.pptx', makePptx('<p:graphicFrame/>')],
    ['a shape on a slide', 'a.pptx', makePptx('<p:sp><p:nvSpPr/></p:sp>')],
    ['a row below its headers', 'a.xlsx', makeXlsx([[HEADERS, ['Ada', 1815, 'London']]])],
    [
      'a row of words below its headers',
      'a.xlsx',
      makeXlsx([[['Name'], ['Ada']]], { isInline: true }),
    ],
    ['a row on its second sheet', 'a.xlsx', makeXlsx([[HEADERS], [HEADERS, ['Ada']]])],
    ['numbers in its only row', 'a.xlsx', makeXlsx([[[1, 2, 3]]])],
    ['a chart', 'a.xlsx', makeXlsx([[HEADERS]], { more: part('xl/charts/chart1.xml', '<c/>') })],
  ] as const)('%s', async ([, name, bytes], { send }) => {
    expect(await send(name, bytes)).toBe('stored');
  });
});

describe('a blank document is refused, and stored where the context takes it', () => {
  test.for([
    ['of no paragraphs', 'a.docx', makeDocx(''), NO_TEXT],
    ['of empty paragraphs', 'a.docx', makeDocx('<w:p/>'.repeat(20)), NO_TEXT],
    ['of white space', 'a.docx', makeDocx(paragraph(' \t&#160;&#xFEFF; ')), NO_TEXT],
    ['of a code for a field', 'a.docx', makeDocx('<w:instrText>PAGE</w:instrText>'), NO_TEXT],
    ['of no slides', 'a.pptx', makePptx(), NO_TEXT],
    ['of a slide without its title', 'a.pptx', makePptx(title('')), NO_TEXT],
    [
      'of an empty box for text',
      'a.pptx',
      makePptx('<p:sp><p:cNvSpPr txBox="1"/></p:sp>'),
      NO_TEXT,
    ],
    ['of no sheets', 'a.xlsx', makeXlsx([]), NO_ROWS],
    ['of an empty sheet', 'a.xlsx', makeXlsx([[]]), NO_ROWS],
    ['of headers', 'a.xlsx', makeXlsx([[HEADERS]]), NO_ROWS],
    ['of headers beside it', 'a.xlsx', makeXlsx([[HEADERS]], { isInline: true }), NO_ROWS],
    ['of headers and painted cells', 'a.xlsx', makeXlsx([[HEADERS, ['', '']]]), NO_ROWS],
    [
      'of headers below a gap, on each sheet',
      'a.xlsx',
      makeXlsx([[[], HEADERS], [HEADERS]]),
      NO_ROWS,
    ],
  ] as const)('%s', async ([, name, bytes, reason], { send }) => {
    expect(await send(name, bytes)).toBe(reason);
    expect(await send(name, bytes, { blank: true })).toBe('stored');
  });
});

describe('a document is refused in which is damaged', () => {
  test.for([
    ['its text', 'a.docx', makeDocx('<w:p>')],
    ['a footer', 'a.docx', makeDocx(paragraph('x'), part('word/footer1.xml', '<w:ftr'))],
    ['a slide', 'a.pptx', makePptx(title('x'), '</p:sp>')],
    ['a sheet', 'a.xlsx', makeXlsx([[['a & b']], [['x']]], { isInline: true })],
  ] as const)('%s', async ([, name, bytes], { send }) => {
    expect(await send(name, bytes)).toBe(DAMAGED);
    expect(await send(name, bytes, { corrupt: true })).toBe('stored');
  });
});

test('by the name of an archive, a document may be blank', async ({ send }) => {
  expect(await send('a.zip', makeDocx(''))).toBe('stored');
});

test('a document in a document tells nothing of the outer one', async ({ send }) => {
  const inner = [{ name: 'word/embeddings/inner.docx', content: makeDocx(paragraph('Hello')) }];
  expect(await send('a.docx', makeDocx('', inner))).toBe(NO_TEXT);
  expect(await send('a.zip', makeZip([]))).toMatch(/^blank/);
});
