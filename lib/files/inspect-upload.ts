import type { FileContext } from './get-file-context';
import { type Family, isZip } from './inspection/family';
import { type Findings, NOTHING_WRONG } from './inspection/findings';
import { identify } from './inspection/identify';
import { inspectText } from './inspection/inspect-text';
import { openInspectors } from './inspection/open-inspectors';
import type { ReceivedUpload } from './receive-upload';

/** An upload whose bytes can be had as a file of this machine. */
export type LocalUpload = ReceivedUpload & { localPath: () => Promise<string> };

type Rules = Pick<FileContext, 'rejectCorruptFiles' | 'rejectBlankFiles' | 'scanForViruses'>;

/**
 * Looks into an upload as far as its context asks for it: whether it is what its name says and whole, whether there is anything
 * in it, and, for the virus scan, how large the files in an archive are. It is read where it lies, piece by piece.
 * @throws AppError `unavailable` when it cannot be looked into just now
 */
export async function inspectUpload(
  upload: LocalUpload,
  filename: string,
  { rejectCorruptFiles, rejectBlankFiles, scanForViruses }: Rules,
): Promise<Findings> {
  const isRefusing = rejectCorruptFiles || rejectBlankFiles;
  if (!isRefusing && !scanForViruses) return NOTHING_WRONG;
  if (upload.sizeBytes === 0) return { structure: null, blank: 'the file is empty' };
  const { family, mismatch } = await identify(filename, upload.head);
  const isArchive = family !== null && isZip(family);
  const isWanted = mismatch === undefined ? isRefusing || isArchive : scanForViruses && isArchive;
  const found = family !== null && isWanted ? await lookInto(upload, family) : NOTHING_WRONG;
  return mismatch === undefined ? found : { ...found, structure: mismatch, blank: null };
}

async function lookInto({ localPath }: LocalUpload, family: Family): Promise<Findings> {
  const path = await localPath();
  if (family === 'text') return inspectText(path);
  const findings = await openInspectors().inspect({ path, family });
  return isZip(family) ? { largestInside: null, ...findings } : findings;
}
