import { Corrupt } from './corrupt';
import { type Family, isImage, isZip } from './family';
import type { Contents } from './findings';
import type { Answer, Job } from './job';
import { Source } from './source';

/** Looks into a file. What its parser does not understand is found to be damaged, whatever it throws. */
export async function inspect({ path, family }: Job): Promise<Answer> {
  let source, inspectFamily;
  try {
    inspectFamily = await parserOf(family);
    source = new Source(path);
  } catch (error) {
    return { failure: String(error) };
  }
  try {
    return { structure: null, ...(await inspectFamily(source, family)) };
  } catch (error) {
    return { structure: reasonOf(error), blank: null, log: String(causeOf(error)) };
  } finally {
    source.close();
  }
}

type Inspect = (source: Source, family: Family) => Promise<Contents>;

/** Parsers are loaded when there is something for them. */
async function parserOf(family: Family): Promise<Inspect> {
  if (isImage(family)) return (await import('./inspect-image')).inspectImage;
  if (family === 'pdf') return (await import('./inspect-pdf')).inspectPdf;
  if (isZip(family)) return (await import('./inspect-zip')).inspectZip;
  return (await import('./inspect-data')).inspectData;
}

const reasonOf = (error: unknown) =>
  error instanceof Corrupt ? error.message : 'the file is damaged';

const causeOf = (error: unknown) =>
  error instanceof Corrupt ? (error.cause ?? error.message) : error;
