import { createHash } from 'node:crypto';

/**
 * A PDF 1.4 (ISO 32000-1, 7.5) of these objects, numbered from 1 on, the first one its catalogue: header, objects, xref table,
 * trailer. Text is taken as Latin-1.
 */
export function assemblePdf(objects: readonly string[], trailer = ''): Buffer<ArrayBuffer> {
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + xref + end, 'latin1');
}

type Page = { content?: string; filter?: string; picture?: string; trailer?: string };

/** A PDF of one page with this content; it may use the font /F1 and the picture /P. */
export function makePage({ content = '', filter = '', picture = '', trailer }: Page) {
  const pictures = picture === '' ? '' : '/XObject << /P 6 0 R >>';
  return assemblePdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${pictures} >> >>`,
      `<< ${filter} /Length ${content.length} >>\nstream\n${content}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...(picture === '' ? [] : [picture]),
    ],
    trailer,
  );
}

/** A whole PDF of one page with one line of text. */
export function makePdf(text: string): Buffer<ArrayBuffer> {
  const line = text.replace(/[()\\]/g, '\\$&');
  return makePage({ content: `BT /F1 24 Tf 72 720 Td (${line}) Tj ET` });
}

const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);

/** A PDF by the standard security handler, revision 2 (7.6.4): for whoever knows the password, or with `open` for everyone. */
export function makeEncryptedPdf({ isOpen }: { isOpen: boolean }): Buffer<ArrayBuffer> {
  const [id, owner] = [Buffer.alloc(16, 7), Buffer.alloc(32, 9)];
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const digest = createHash('md5').update(PADDING).update(owner).update(permissions).update(id);
  const user = isOpen ? rc4(digest.digest().subarray(0, 5), PADDING) : Buffer.alloc(32, 5);
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  const handler = `/Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(user)} /P -4`;
  return makePage({
    content: 'BT /F1 24 Tf (secret) Tj ET',
    trailer: `/Encrypt << ${handler} >> /ID [${hex(id)} ${hex(id)}]`,
  });
}

/** RC4, which OpenSSL does not have any more. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const at = (index: number) => state[index & 255] ?? 0;
  const swap = (one: number, other: number) => {
    [state[one & 255], state[other & 255]] = [at(other), at(one)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let j = 0;
  const stream = bytes.map((byte, index) => {
    j = (j + at(index + 1)) & 255;
    swap(index + 1, j);
    return byte ^ at(at(index + 1) + at(j));
  });
  return Buffer.from(stream);
}
