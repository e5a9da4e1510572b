/** Kinds of files that are looked into. */
export const FAMILIES = [
  ...(['pdf', 'jpeg', 'png', 'gif', 'webp', 'tiff', 'avif'] as const),
  ...(['zip', 'word', 'excel', 'powerpoint'] as const),
  ...(['csv', 'tsv', 'json', 'xml', 'svg', 'text'] as const),
] as const;

export type Family = (typeof FAMILIES)[number];

/** The extensions of a family: under such a name the content has to be of it. */
const EXTENSIONS: Record<Family, readonly string[]> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png', 'apng'],
  gif: ['gif'],
  webp: ['webp'],
  tiff: ['tif', 'tiff'],
  avif: ['avif'],
  zip: ['zip', 'jar', 'epub', 'odt', 'ods', 'odp'],
  word: ['docx', 'docm', 'dotx', 'dotm'],
  excel: ['xlsx', 'xlsm', 'xltx', 'xltm'],
  powerpoint: ['pptx', 'pptm', 'ppsx', 'potx'],
  csv: ['csv'],
  tsv: ['tsv', 'tab'],
  json: ['json', 'geojson'],
  xml: ['xml', 'xsd', 'xsl', 'xslt', 'rss', 'atom', 'kml', 'gpx'],
  svg: ['svg'],
  text: [
    'txt',
    'md',
    'markdown',
    'log',
    'jsonl',
    'ndjson',
    'yaml',
    'yml',
    'html',
    'htm',
    'css',
    'js',
  ],
};

const BY_EXTENSION = new Map(
  FAMILIES.flatMap((family) => EXTENSIONS[family].map((extension) => [extension, family] as const)),
);

export const familyOfExtension = (extension: string): Family | null =>
  BY_EXTENSION.get(extension) ?? null;

const BY_TYPE = new Map<string, Family>([
  ['application/pdf', 'pdf'],
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/tiff', 'tiff'],
  ['image/avif', 'avif'],
]);

/** By the media type that the first bytes tell. */
export const familyOfType = (type: string | undefined): Family | null =>
  BY_TYPE.get(type ?? '') ?? null;

const IMAGE_FAMILIES: readonly Family[] = ['jpeg', 'png', 'gif', 'webp', 'tiff', 'avif'];
const ZIP_FAMILIES: readonly Family[] = ['zip', 'word', 'excel', 'powerpoint'];
const TEXT_FAMILIES: readonly Family[] = ['csv', 'tsv', 'json', 'xml', 'svg', 'text'];

export const isImage = (family: Family): boolean => IMAGE_FAMILIES.includes(family);

/** ZIP archives and what is made of one; which of them it is, its entries tell. */
export const isZip = (family: Family): boolean => ZIP_FAMILIES.includes(family);

/** Characters and nothing else; which of them it is, its first bytes do not tell. */
export const isText = (family: Family): boolean => TEXT_FAMILIES.includes(family);
